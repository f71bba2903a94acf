package textview

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/wording"
)

// Each text that is worded where it is printed has its Chinese.
func TestEachTextHasItsChinese(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{"correct.go", "review.go", "show.go", "search.go"} {
		files = append(files, filepath.Join("../../nianbao", other))
	}
	for _, other := range []string{"list.go", "decide.go"} {
		files = append(files, filepath.Join("../proposals", other))
	}
	said := regexp.MustCompile(`\.(?:Say|Word|print|line)\((?:(?:&?b|w|out|r\.out), )?("(?:[^"\\]|\\.)*")`)
	seen := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range said.FindAllStringSubmatch(string(source), -1) {
			english, err := strconv.Unquote(found[1])
			if err != nil {
				t.Fatal(err)
			}
			seen++
			if _, known := phrases()[english]; !known && !strings.HasSuffix(file, "_test.go") && english != "" && english != "%d " {
				t.Errorf("%s: no Chinese for %q", file, english)
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d texts found", seen)
	}
}

// A format has in Chinese the values that it has in English, and no English punctuation.
func TestPhrasesTakeTheSameValues(t *testing.T) {
	verb := regexp.MustCompile(`%(?:\[\d\])?[.\d]*[a-z%]`)
	kinds := func(text string) map[string]int {
		counts := map[string]int{}
		for _, v := range verb.FindAllString(text, -1) {
			counts[v[len(v)-1:]]++
		}
		return counts
	}
	for english, zh := range phrases() {
		if strings.Contains(zh, "%[1]s") && !strings.Contains(zh, "%[2]s") {
			continue // the second one says the same in English
		}
		a, b := kinds(english), kinds(zh)
		for kind, n := range a {
			if b[kind] != n {
				t.Errorf("%q has not the values of %q", zh, english)
			}
		}
		if regexp.MustCompile(`\p{Han}[,;:!?()]|[,;:!?()]\p{Han}`).MatchString(zh) {
			t.Errorf("%q has English punctuation", zh)
		}
	}
}

// Texts are worded in the language of the view; a code that has no word stays.
func TestSay(t *testing.T) {
	for _, tc := range []struct {
		language wording.Language
		want     string
	}{
		{wording.English, "2023: 1 of 7 so far"}, {wording.Chinese, "2023年：目前仅有1/7"},
	} {
		if got := In(tc.language).Say("%d: %d of %d so far", 2023, 1, 7); got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
	if got := In(wording.Chinese).Word("applications.received"); got != "applications.received" {
		t.Error(got)
	}
}
