package export

import (
	"strings"
	"testing"

	"nianbao/normalize/form"
	"nianbao/store/storetest"
)

// The wide view has a column for each figure of each form.
func TestWideColumns(t *testing.T) {
	s := storetest.OpenNew(t)
	header, _, _ := strings.Cut(storetest.Table(t, s, "SELECT * FROM reports_wide"), "\n")
	var want []string
	for _, c := range wideColumnsBefore {
		want = append(want, c.name)
	}
	for _, i := range form.Indicators() {
		if !i.ByApplicant {
			want = append(want, i.Code)
			continue
		}
		for _, a := range form.Applicants() {
			want = append(want, i.Code+"."+a.ID)
		}
	}
	if header != strings.Join(want, " | ") {
		t.Errorf("columns:\n got %s\nwant %s", header, strings.Join(want, " | "))
	}
}
