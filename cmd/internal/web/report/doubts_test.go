package report

import (
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/reports"
)

// Each figure in doubt has the command that corrects it, and others have none.
func TestDoubtsPage(t *testing.T) {
	database := filepath.Join(t.TempDir(), "doubts.db")
	report := inDoubt(t, database, "reconsideration.total", "applications.received/total")
	s := serve(t, database)
	answer, body := webtest.Get(t, s, fmt.Sprintf("/reports/%d/doubts", report))
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d", answer.StatusCode)
	}
	for cell, want := range map[string]bool{"reconsideration.total": true, "applications.received/total": true, "applications.received/other": false} {
		if got := strings.Contains(body, fmt.Sprintf("nianbao correct %d %s VALUE ", report, cell)); got != want {
			t.Errorf("%s: the command is there: %v, want %v", cell, got, want)
		}
	}
	if _, body := webtest.Get(t, s, fmt.Sprintf("/reports/%d/doubts.csv", report)); strings.Count(body, "\n") != 3 {
		t.Errorf("as CSV, with a head:\n%s", body)
	}
}

// inDoubt makes a database of one report, of which some figures are in doubt, and
// returns its number.
func inDoubt(t *testing.T, database string, cells ...string) int64 {
	t.Helper()
	s, err := store.Open(database)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	doc, report, err := ingest.Read(t.Context(), webtest.Fixture(t, "department.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range report.Observations {
		o := &report.Observations[i]
		if slices.Contains(cells, naming.Anchor(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant})) {
			o.Status, o.Note = annual.Flagged, "readings differ: 3 and 8"
		}
	}
	out, err := store.Import(t.Context(), s, reports.Document{SHA256: doc.SHA256, Path: doc.Path, Size: doc.Size, MediaType: doc.MediaType,
		Pages: len(doc.Pages), Parser: ingest.Parser}, *report)
	if err != nil {
		t.Fatal(err)
	}
	return out.ReportID
}

// The part of the page that is shown is the figure with what stands around it.
func TestDoubtView(t *testing.T) {
	o := annual.Observation{Indicator: "reconsideration.total", Status: annual.Flagged,
		Place: document.Place{Page: 2, Box: document.Rect{X0: 100, Y0: 600, X1: 140, Y1: 620}}}
	shape := pageimage.Page{Width: 600, Height: 800}
	for _, c := range []struct{ state, picture, view string }{
		{"shown", "/reports/7/pages/2/picture.png", "40.00 156.00 160.00 68.00"},
		{"moved", "", ""},
	} {
		f := clippingOf(o, naming.Book{}, 7, shape, c.state)
		if f.Picture != c.picture || f.View != c.view {
			t.Errorf("%s: %q at %q, want %q at %q", c.state, f.Picture, f.View, c.picture, c.view)
		}
	}
	if got, want := correctionOf("nianbao --db example.db", 7, "reconsideration.total"), `nianbao --db example.db correct 7 reconsideration.total VALUE --reason "read on the page"`; got != want {
		t.Errorf("the command is %s", got)
	}
}

// Of a row the view reaches from the label on, at the left edge of the table, to beyond the figure; and up to the heads of
// the columns where these are near and on the same page. Without a table of the figure it is what stands around.
func TestRowView(t *testing.T) {
	ref := annual.CellRef{Indicator: "applications.received", Applicant: "total"}
	o := annual.Observation{Indicator: ref.Indicator, Applicant: ref.Applicant, Status: annual.Read,
		Place: document.Place{Page: 2, Box: document.Rect{X0: 400, Y0: 600, X1: 440, Y1: 620}}}
	clip := clippingOf(o, naming.Book{}, 7, pageimage.Page{Width: 600, Height: 800}, "shown")
	table := func(page int, box document.Rect) []annual.PrintedTable {
		return []annual.PrintedTable{{}, {Place: document.Place{Page: page, Box: box}, Cells: []annual.PrintedCell{{CellRef: ref, Place: o.Place}}}}
	}
	for _, c := range []struct {
		name string
		list []annual.PrintedTable
		row  bool
		view string
	}{
		{"heads near", table(2, document.Rect{X0: 90, Y0: 200, X1: 500, Y1: 700}), true, "84.00 94.00 416.00 142.00"},
		{"heads far", table(2, document.Rect{X0: 90, Y0: 200, X1: 500, Y1: 780}), true, "84.00 144.00 416.00 92.00"},
		{"begun on the page before", table(1, document.Rect{X0: 90, Y0: 100, X1: 500, Y1: 300}), true, "84.00 144.00 416.00 92.00"},
		{"at the edge of the page", table(2, document.Rect{X0: 2, Y0: 200, X1: 590, Y1: 780}), true, "0.00 144.00 500.00 92.00"},
		{"no table", nil, false, "280.00 144.00 280.00 92.00"},
		{"a table without a place", table(2, document.Rect{}), false, "280.00 144.00 280.00 92.00"},
	} {
		if got := clip.alongRow(c.list, ref); got.View != c.view || got.Row != c.row || got.Row && !strings.HasSuffix(got.View, fmt.Sprintf(" %.2f %.2f", got.ViewWidth, got.ViewHeight)) {
			t.Errorf("%s: %q, from the label on: %v, want %q", c.name, got.View, got.Row, c.view)
		}
	}
}
