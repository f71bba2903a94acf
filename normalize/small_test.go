package normalize_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
	"nianbao/normalize/identity"
)

// Small inputs, one trap of real reports each, are read as the file beside them says: whose
// report on which year, by which form; then each figure with its status and its remark. One
// that is no report is refused with the reason.
func TestSmallInputs(t *testing.T) {
	wants, err := filepath.Glob("../testdata/small/*.want")
	if err != nil || len(wants) == 0 {
		t.Fatal("no small inputs: ", err)
	}
	for _, name := range wants {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".want"), func(t *testing.T) {
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := smallReading(t, strings.TrimSuffix(name, ".want")); got != string(want) {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func smallReading(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Read(context.Background(), filepath.Base(name), data, extract.Options{Titles: normalize.SectionTitles()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.Normalize(doc)
	if err != nil {
		reason, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), filepath.Base(name)+": "), ":")
		return "refused " + reason + "\n"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "organ %s %d %s", r.Organ, r.Year, r.Form)
	if r.Identity != identity.Certain {
		fmt.Fprintf(&out, " %s", r.Identity)
	}
	out.WriteString("\n")
	for _, o := range r.Observations {
		value := "-"
		if o.Value != nil {
			value = o.Value.String()
		}
		fmt.Fprintln(&out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", strings.TrimSuffix(o.Indicator+"/"+o.Applicant, "/"), value, o.Status, o.Remark)))
	}
	for _, u := range r.Unplaced {
		fmt.Fprintln(&out, "unplaced", u.Raw)
	}
	if cells := 0; len(r.Observations) == 0 {
		for _, p := range r.Printed {
			cells += len(p.Cells)
		}
		fmt.Fprintln(&out, "printed", cells)
	}
	return out.String()
}
