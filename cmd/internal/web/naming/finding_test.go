package naming

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
)

// codeInSource is where a finding or a warning gets its code.
var codeInSource = regexp.MustCompile(`(?:Code: |warn\(|disagree\(r, )"([a-z]+(?:-[a-z]+)+)"`)

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

// Each kind of finding that the sources make, and each sum that a form prescribes, has words in both languages.
func TestFindingsHaveWords(t *testing.T) {
	codes := map[string]bool{}
	for _, wing := range []string{"extract", "normalize"} {
		root := os.DirFS("../../../../" + wing)
		err := fs.WalkDir(root, ".", func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := fs.ReadFile(root, path)
			for _, m := range codeInSource.FindAllSubmatch(text, -1) {
				codes[string(m[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(codes) < 40 {
		t.Fatalf("only %d codes found", len(codes))
	}
	for _, f := range form.All() {
		for _, table := range f.Tables {
			for _, c := range table.Checks {
				codes[c.Code] = true
			}
		}
	}
	for code := range codes {
		if name := Finding(wording.Chinese, code); strings.ContainsFunc(name, unicode.IsDigit) || numeral.MatchString(name) {
			t.Errorf("%s is called %q: numerals of a form say nothing away from it", code, name)
		}
		for _, language := range wording.Languages() {
			name := Finding(language, code)
			han := strings.ContainsFunc(name, func(c rune) bool { return unicode.Is(unicode.Han, c) })
			if name == code || han != (language == wording.Chinese) {
				t.Errorf("%s is called %q in %s", code, name, language)
			}
		}
	}
}
