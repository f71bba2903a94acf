package compare

import (
	"strings"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/compare"
)

// The note says how many reports cover what, and which are the fewer, in both languages.
func TestCoverageNote(t *testing.T) {
	c := compare.Coverage{Own: 1, Area: 2, Unknown: 3, Rarer: annual.OwnScope,
		Which: []compare.Covered{{ReportID: 1, Scope: annual.OwnScope, Code: "320813", Name: "洪泽区", Year: 2023}}}
	for language, want := range map[wording.Language]string{
		wording.Chinese: "只统计本机关的是：洪泽区 2023。",
		wording.English: "On the organ alone: 洪泽区 2023.",
	} {
		if note, err := CoverageNote(language, c); err != nil || !strings.HasSuffix(note, want) {
			t.Errorf("%q, %v, want the end %q", note, err, want)
		}
	}
	c.Own = 0
	if note, err := CoverageNote(wording.English, c); err != nil || note != "" {
		t.Errorf("reports that all cover the same: %q, %v", note, err)
	}
}
