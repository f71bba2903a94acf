package export

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestCodebookGolden(t *testing.T) {
	s := storetest.OpenNew(t)
	some := reports.Filter{Indicators: []string{"disclosure.fees", "applications.received", "applications.other", "reconsideration."}}
	storetest.Golden(t, "codebook.csv", exported(t, s, Options{Format: CSV, Shape: CodebookRows, Filter: some}))
	storetest.Golden(t, "codebook.json", exported(t, s, Options{Format: JSON, Shape: CodebookRows, Filter: some}))
	storetest.Golden(t, "codebook.md", exported(t, s, Options{Format: Markdown, Filter: some}))
}

// The codebook has all that the forms know.
func TestCodebookComplete(t *testing.T) {
	s := storetest.OpenNew(t)
	book, err := ReadCodebook(context.Background(), s, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Indicators) != len(form.Indicators()) {
		t.Fatalf("%d indicators, want %d", len(book.Indicators), len(form.Indicators()))
	}
	for n, i := range form.Indicators() {
		want := CodebookIndicator{i.Code, i.Table, i.Zh, i.En, i.Unit, i.Article, append([]string{}, i.Forms...), i.ByApplicant}
		if !reflect.DeepEqual(book.Indicators[n], want) {
			t.Errorf("indicator %d:\n got %v\nwant %v", n+1, book.Indicators[n], want)
		}
	}
	var applicants []CodebookTerm
	for _, a := range form.Applicants() {
		applicants = append(applicants, CodebookTerm{a.ID, a.Zh, a.En})
	}
	if !reflect.DeepEqual(book.Applicants, applicants) {
		t.Errorf("applicants: %v", book.Applicants)
	}
	var codes []string
	for _, term := range book.Statuses {
		codes = append(codes, term.Code)
		if term.Zh == "" || !strings.HasPrefix(term.En, term.Code+": ") {
			t.Errorf("status %q: %q, %q", term.Code, term.Zh, term.En)
		}
	}
	for _, status := range []annual.Status{annual.Read, annual.Blank, annual.Derived, annual.Inferred, annual.Flagged} {
		if !slices.Contains(codes, string(status)) {
			t.Errorf("status %s has no meaning", status)
		}
	}
	for _, f := range form.All() {
		for _, c := range checksOf(f) {
			if !slices.ContainsFunc(book.Checks, func(b CodebookCheck) bool {
				return b.Code == c.Code && b.Zh == c.Zh && slices.Contains(b.Forms, f.ID)
			}) {
				t.Errorf("form %s: check %s is not there", f.ID, c.Code)
			}
		}
	}
}

func checksOf(f *form.Form) []form.Check {
	var list []form.Check
	for _, t := range f.Tables {
		list = append(list, t.Checks...)
	}
	return list
}

// The three formats have the same indicators, and those of the wide shape.
func TestCodebookFormatsAgree(t *testing.T) {
	s := storetest.OpenNew(t)
	records, err := csv.NewReader(strings.NewReader(exported(t, s, Options{Format: CSV, Shape: CodebookRows}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var book Codebook
	if err := json.Unmarshal([]byte(exported(t, s, Options{Format: JSON, Shape: CodebookRows})), &book); err != nil {
		t.Fatal(err)
	}
	markdown := exported(t, s, Options{Format: Markdown})
	var columns []string
	for i, indicator := range book.Indicators {
		if r := records[i+1]; r[0] != "indicator" || r[1] != indicator.Code || r[3] != indicator.Zh {
			t.Errorf("%s: %q", indicator.Code, r)
		}
		if !strings.Contains(markdown, "| `"+indicator.Code+"` | "+strings.ReplaceAll(indicator.Zh, "|", `\|`)+" |") {
			t.Errorf("%s is not in the Markdown", indicator.Code)
		}
		if !indicator.ByApplicant {
			columns = append(columns, indicator.Code)
			continue
		}
		for _, a := range book.Applicants {
			columns = append(columns, indicator.Code+"."+a.Code)
		}
	}
	wide := csvRecords(t, s, Wide, reports.Filter{})[0][len(wideColumnsBefore):]
	wide = wide[:len(wide)-1] // behind the figures stands whether the report is invented
	if !slices.Equal(wide, columns) {
		t.Errorf("columns of the wide shape:\n got %q\nwant %q", wide, columns)
	}
}
