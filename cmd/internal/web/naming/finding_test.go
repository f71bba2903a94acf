package naming

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store/export"
)

// numeral is a term of a sum that is called by its place in the form.
var numeral = regexp.MustCompile(`[（(][一二三四五六七]|(?:^|[ ：])[一二三四] [+=]`)

// What a failing sum says calls its terms by their names, in both languages, and keeps its figures.
func TestSumsInWords(t *testing.T) {
	zh, en := "三（七） = （一）至（六）各项之和（自然人）：14 ≠ 1 + 4 = 5", "三（七） = （一）至（六）各项之和 (自然人): 14 ≠ 1 + 4 = 5"
	for language, want := range map[wording.Language]string{
		wording.Chinese: "本年度办理结果总计 = 予以公开、部分公开、不予公开、无法提供、不予处理、其他处理之和（自然人）：14 ≠ 1 + 4 = 5",
		wording.English: "handled = granted, partly granted, denied, not providable, not handled and other handling together (natural persons): 14 ≠ 1 + 4 = 5",
	} {
		if got := Message(language, zh, en); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
	if got := Sum(wording.Chinese, "行政复议：总计 = 其余四项之和"); got != "行政复议：总计 = 其余四项之和" {
		t.Errorf("a sum in words is called %q", got)
	}
}

// Each kind of findings of the codebook has words in both languages, and is called in words.
func TestFindingsHaveWords(t *testing.T) {
	for _, term := range export.Findings() {
		if name := Finding(wording.Chinese, term.Code); strings.ContainsFunc(name, unicode.IsDigit) || numeral.MatchString(name) {
			t.Errorf("%s is called %q: numerals of a form say nothing away from it", term.Code, name)
		}
		for _, language := range wording.Languages() {
			name := Finding(language, term.Code)
			han := strings.ContainsFunc(name, func(c rune) bool { return unicode.Is(unicode.Han, c) })
			if name == term.Code || han != (language == wording.Chinese) {
				t.Errorf("%s is called %q in %s", term.Code, name, language)
			}
		}
	}
	if name := Finding(wording.English, "no-such"); name != "no-such" {
		t.Errorf("an unknown kind is called %q", name)
	}
}
