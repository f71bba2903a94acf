package normalize_test

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// corpus is where real reports lie beside a checkout; they are not part of the
// project.
const corpus = "../../shared/corpus"

// A wantCell is one line of a .cells.tsv file: what a person read in the table.
type wantCell struct {
	indicator, applicant, value, raw string
}

func readCells(t *testing.T, path string) []wantCell {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cells []wantCell
	for _, rec := range records[1:] {
		cells = append(cells, wantCell{rec[1], rec[2], rec[3], rec[5]})
	}
	if len(cells) == 0 {
		t.Fatalf("%s lists no cells", path)
	}
	return cells
}

func readReport(t *testing.T, path string) *normalize.Report {
	t.Helper()
	doc, err := extract.Open(context.Background(), path, extract.Options{Titles: normalize.SectionTitles()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.Normalize(doc)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// compareCells fails for every cell that is not read as printed, and for every
// figure that is not printed. A derived value stands for a blank cell.
func compareCells(t *testing.T, r *normalize.Report, want []wantCell) {
	t.Helper()
	got := map[[2]string]normalize.Observation{}
	for _, o := range r.Observations {
		got[[2]string{o.Indicator, o.Applicant}] = o
	}
	for _, w := range want {
		key := [2]string{w.indicator, w.applicant}
		o, ok := got[key]
		delete(got, key)
		switch {
		case !ok && w.value != "":
			t.Errorf("%s %s: not found, want %q", w.indicator, w.applicant, w.value)
		case ok && w.value == "" && o.Status != normalize.Blank && o.Status != normalize.Derived:
			t.Errorf("%s %s: %s %q, want a blank", w.indicator, w.applicant, o.Status, o.Raw)
		case ok && w.value != "" && (o.Status != normalize.Read || o.Value == nil || o.Value.String() != w.value):
			t.Errorf("%s %s: %s %v %q (%s), want %q", w.indicator, w.applicant, o.Status, o.Value, o.Raw, o.Note, w.value)
		}
	}
	for key, o := range got {
		if o.Value != nil && o.Status != normalize.Derived {
			t.Errorf("%s %s: %s %v %q is not printed in the report", key[0], key[1], o.Status, o.Value, o.Raw)
		}
	}
	for _, u := range r.Unplaced {
		t.Errorf("unplaced: %s %s %q: %s", u.Table, u.Indicator, u.Raw, u.Note)
	}
}

// Every cell of every fixture, whatever produced it.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("../testdata/fixtures/*.cells.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures (%v)", err)
	}
	for _, cells := range files {
		pdf := strings.TrimSuffix(cells, ".cells.tsv") + ".pdf"
		t.Run(filepath.Base(pdf), func(t *testing.T) {
			compareCells(t, readReport(t, pdf), readCells(t, cells))
		})
	}
}

func TestRealReport(t *testing.T) {
	path := filepath.Join(corpus, "hongze-2023.pdf")
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real report is not here: %v", err)
	}
	r := readReport(t, path)
	compareCells(t, r, readCells(t, "../testdata/hongze-2023.cells.tsv"))
	if r.Organ != "洪泽区人民政府" || r.Region.Code != "320813" || r.Year != 2023 {
		t.Errorf("identity: %q %q %d", r.Organ, r.Region.Code, r.Year)
	}
	var titles []string
	for _, s := range r.Sections {
		if s.Ordinal > 0 {
			titles = append(titles, s.Title)
		}
	}
	want := "总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政复议、行政诉讼情况|存在的主要问题及改进情况|其他需要报告的事项"
	if got := strings.Join(titles, "|"); got != want {
		t.Errorf("sections:\n got %s\nwant %s", got, want)
	}
	// The faults that the report as published has, and no others.
	faults := map[string][2]string{}
	for _, f := range r.Findings {
		if f.Severity == normalize.Error {
			faults[f.Code] = [2]string{f.Left, f.Right}
		}
	}
	if len(faults) != 2 || faults["reconsideration-total"] != [2]string{"0", "11"} || faults["litigation-after-reconsideration-total"] != [2]string{"0", "5"} {
		t.Errorf("faults: %v", faults)
	}
}
