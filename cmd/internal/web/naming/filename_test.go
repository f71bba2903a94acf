package naming

import (
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/cmd/internal/web/wording"
)

// A file is called by what is in it, in signs that every system takes.
func TestFileName(t *testing.T) {
	for plain, want := range map[string][2]string{
		"nianbao-applications.received-320813-2023":                         {"新收申请数-洪泽区-2023", "applications received-Hongze District-2023"},
		"nianbao-applications.received-220302-2023":                         {"新收申请数-四平市铁西区-2023", "applications received-Tiexi District, Siping-2023"},
		"nianbao-applications.denied-per-applications.handled-china-county": {"不予公开率-全国-区县", "Denial rate-China-districts and counties"},
		"nianbao": {"nianbao", "nianbao"},
	} {
		for i, language := range wording.Languages() {
			if got := FileName(language, plain); want[i] != "" && got != want[i] {
				t.Errorf("%s: %q, want %q", plain, got, want[i])
			}
		}
	}
	for words, want := range map[string]string{"a/b\\c:d*e?f\"g<h>i|j": "a-b-c-d-e-f-g-h-i-j", " . ": "", "a\u202eb\n": "a-b-", "名. ": "名"} {
		if got := FileTitle(words); got != strings.TrimRight(want, "-") {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	if long := FileTitle(strings.Repeat("信息", 100)); len(long) > longestFile || !utf8.ValidString(long) {
		t.Errorf("%d bytes: %s", len(long), long)
	}
}
