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
		for _, language := range wording.Languages() {
			name := Finding(language, code)
			han := strings.ContainsFunc(name, func(c rune) bool { return unicode.Is(unicode.Han, c) })
			if name == code || han != (language == wording.Chinese) {
				t.Errorf("%s is called %q in %s", code, name, language)
			}
		}
	}
}
