package truth_test

import (
	"context"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/truth"
	"nianbao/extract/document"
	"nianbao/extract/scan"
	"nianbao/normalize/annual"
)

// readScan reads a scan of which the truth stands beside it: no cell is silently wrong, and that share of them exact at least.
func readScan(t *testing.T, pdf string, least float64) (want *truth.Report, got *annual.Report) {
	t.Helper()
	want, err := truth.Load(pdf)
	if err != nil {
		t.Fatal(err)
	}
	_, got, err = ingest.Read(context.Background(), pdf)
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
	if share := float64(exact) / float64(len(want.Cells)); share < least {
		t.Errorf("%.1f %% of the cells are exact", 100*share)
	}
	return want, got
}

// No cell of a scan is silently wrong, and most are read.
func TestScans(t *testing.T) {
	if _, err := scan.Auto.Open(); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		name  string
		exact float64 // of the cells, at least
		says  string  // of its pages
	}{
		{"scan-g4", 0.85, "the page is a picture; its text was recognized after turning it by 1."},
		{"scan-jpeg", 0.9, "the page is a picture; its text was recognized after turning it by -0."},
		{"scan-jpx", 0.9, "the page is a picture; its text was recognized"},
		{"scan-jbig2", 0.9, "the page is a picture; its text was recognized"},
		{"scan-turned", 0.85, "the page is a picture; its text was recognized after turning it by 270 and then by -0."},
		{"garbled", 0.95, "the text layer is of no use; the page was drawn and its text recognized"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pdf := filepath.Join("../../../testdata/scans", c.name+".pdf")
			want, got := readScan(t, pdf, c.exact)
			recognized := 0
			for _, f := range got.Findings {
				if f.Code != "ocr-page" {
					continue
				}
				if recognized++; !strings.Contains(f.Message, c.says) {
					t.Errorf("page %d: %q, want %q", f.Place.Page, f.Message, c.says)
				}
			}
			if recognized != 3 {
				t.Errorf("%d of 3 pages are said to be recognized", recognized)
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

// The tables of a scan lie on their side on upright pages: all cells are read, and each is where the file has it. The columns of
// a table are one below the other there, and the rows beside each other.
func TestTurnedTables(t *testing.T) {
	if _, err := scan.Both.Open(); err != nil {
		t.Skip("tesseract alone turns such a page as a whole: ", err)
	}
	const pdf = "../../../testdata/scans/scan-tables-turned.pdf"
	_, got := readScan(t, pdf, 0.85)
	turned := 0
	for _, f := range got.Findings {
		if f.Code == "ocr-page" && strings.Contains(f.Message, "tables that lie on their side on it were turned upright") {
			turned++
		}
	}
	if turned != 4 {
		t.Errorf("the tables of %d pages were turned, want 4", turned)
	}
	places := map[string]document.Rect{}
	for _, o := range got.Observations {
		places[o.Indicator+"/"+o.Applicant] = o.Place.Box
	}
	first, last, below := places["applications.received/natural_person"], places["applications.received/total"], places["applications.handled/natural_person"]
	const askew = 6 // points, by which the page's 0.7 degrees move what is 420 away
	if first.IsZero() || math.Abs(first.CenterX()-last.CenterX()) > askew || last.Y0-first.Y1 < 100 || math.Abs(first.CenterY()-below.CenterY()) > askew || below.X0-first.X1 < 200 {
		t.Errorf("at %v, %v and %v", first, last, below)
	}
}
