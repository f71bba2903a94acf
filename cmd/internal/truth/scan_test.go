package truth_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/truth"
	"nianbao/extract/scan"
)

// No cell of a scan is silently wrong, and most are read.
func TestScans(t *testing.T) {
	if !scan.Available() {
		t.Skip(scan.ErrMissing)
	}
	for _, c := range []struct {
		name  string
		exact float64 // of the cells, at least
	}{
		{"scan-g4", 0.85}, {"scan-jpeg", 0.9},
	} {
		t.Run(c.name, func(t *testing.T) {
			pdf := filepath.Join("../../../testdata/scans", c.name+".pdf")
			want, err := truth.Load(pdf)
			if err != nil {
				t.Fatal(err)
			}
			_, got, err := ingest.Read(context.Background(), pdf)
			if err != nil {
				t.Fatal(err)
			}
			exact := 0
			for _, m := range truth.Compare(want, got) {
				if m.Verdict.Silent() {
					t.Error(m)
				}
				if m.Verdict == truth.Exact {
					exact++
				}
			}
			if share := float64(exact) / float64(len(want.Cells)); share < c.exact {
				t.Errorf("%.1f %% of the cells are exact", 100*share)
			}
			if got.Region.Code != want.RegionCode || got.Year != want.Year {
				t.Errorf("region %s of %d, want %s of %d", got.Region.Code, got.Year, want.RegionCode, want.Year)
			}
			for _, o := range got.Observations {
				if !o.Stated() && o.Value != nil && !strings.Contains(o.Note, "read by OCR") {
					t.Errorf("%s %s does not tell how it was read: %q", o.Indicator, o.Applicant, o.Note)
				}
			}
		})
	}
}
