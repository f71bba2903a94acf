package truth_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/truth"
	"nianbao/normalize/annual"
)

// Every fixture, and the published report of 洪泽区 on 2023 where it is at hand,
// is read to the last cell. What each fixture shows is told in
// testdata/README.md.
func TestFixtures(t *testing.T) {
	fixtures, err := filepath.Glob("../../../testdata/fixtures/*.pdf")
	if err != nil || len(fixtures) < 20 {
		t.Fatalf("%d fixtures found, %v", len(fixtures), err)
	}
	for _, pdf := range fixtures {
		t.Run(strings.TrimSuffix(filepath.Base(pdf), ".pdf"), func(t *testing.T) { checkReading(t, pdf, pdf) })
	}
}

// Reports that are web pages are read as those that are PDFs, with the line of
// the page's source as the place of a figure.
func TestWebPages(t *testing.T) {
	pages, err := filepath.Glob("../../../testdata/fixtures/*.html")
	if err != nil || len(pages) < 3 {
		t.Fatalf("%d pages found, %v", len(pages), err)
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".html"), func(t *testing.T) {
			checkReading(t, page, page)
			checkLines(t, page)
		})
	}
}

func TestWordDocument(t *testing.T) {
	const path = "../../../testdata/fixtures/word-2021.docx"
	checkReading(t, path, path)
}

// Reports that are workbooks are read as those that are PDFs, with the sheet for a page: those of
// today's Excel, the same in the format of Excel 97, which WPS has as well, and in that of LibreOffice.
func TestWorkbooks(t *testing.T) {
	for _, extension := range []string{".xlsx", ".xls", ".et", ".ods"} {
		books, err := filepath.Glob("../../../testdata/fixtures/*" + extension)
		if err != nil || len(books) < 2 {
			t.Fatalf("%d workbooks found, %v", len(books), err)
		}
		for _, book := range books {
			t.Run(filepath.Base(book), func(t *testing.T) { checkReading(t, book, book) })
		}
	}
}

// Reports that are Word documents of other formats, or a web page saved as one file, are read as those
// in today's.
func TestOtherWordDocuments(t *testing.T) {
	for _, name := range []string{"doc-2019.doc", "doc-2021.doc", "rtf-2021.rtf", "text-2019.odt", "archive-2021.mht"} {
		t.Run(name, func(t *testing.T) {
			path := "../../../testdata/fixtures/" + name
			checkReading(t, path, path)
		})
	}
}

// Reports that are OFD files are read as those that are PDFs, whichever way of the standard
// their producers take.
func TestOFDFiles(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/fixtures/*.ofd")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files found, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".ofd"), func(t *testing.T) { checkReading(t, file, file) })
	}
}

// checkLines looks for each figure on the line of the source on which its cell is
// said to begin, and within one more, where its paragraph may stand.
func checkLines(t *testing.T, page string) {
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(data) {
		if data, err = simplifiedchinese.GBK.NewDecoder().Bytes(data); err != nil {
			t.Fatal(err)
		}
	}
	_, got, err := ingest.Read(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	checked := 0
	for _, o := range got.Observations {
		if o.Status != annual.Read {
			continue
		}
		checked++
		if o.Place.Line < 1 || o.Place.Line > len(lines) || !strings.Contains(lines[o.Place.Line-1], ">"+o.Raw+"<") {
			t.Errorf("%s %s: %q is not on line %d", o.Indicator, o.Applicant, o.Raw, o.Place.Line)
		}
	}
	if checked < 150 {
		t.Errorf("only %d figures read", checked)
	}
}

func TestPublishedReport(t *testing.T) {
	const pdf = "../../../../shared/corpus/hongze-2023.pdf"
	if _, err := os.Stat(pdf); err != nil {
		t.Skipf("the published report is not here: %v", err)
	}
	checkReading(t, pdf, "../../../testdata/hongze-2023.pdf")
}

// checkReading reads the PDF and compares it with the truth that stands beside
// the second path.
func checkReading(t *testing.T, pdf, truthBeside string) {
	want, err := truth.Load(truthBeside)
	if err != nil {
		t.Fatal(err)
	}
	_, got, err := ingest.Read(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range truth.Compare(want, got) {
		if m.Verdict != truth.Exact && m.Verdict != truth.Derived {
			t.Error(m)
		}
	}
	for _, u := range got.Unplaced {
		t.Errorf("left without a place: %q of %s: %s", u.Raw, u.Table, u.Note)
	}
	for _, c := range [][3]any{
		{"title", got.Title, want.Title}, {"organ", got.Organ, want.Organ}, {"department", got.Department, want.Department},
		{"region", got.Region.Code, want.RegionCode}, {"year", got.Year, want.Year}, {"form", got.Form, want.Form},
	} {
		if c[1] != c[2] {
			t.Errorf("%s: %v, want %v", c[0], c[1], c[2])
		}
	}
	var titles []string
	for _, s := range got.Sections {
		if s.Ordinal > 0 {
			titles = append(titles, s.Title)
		}
	}
	if !slices.Equal(titles, want.Sections) {
		t.Errorf("sections %q, want %q", titles, want.Sections)
	}
	if found, printed := failedSums(got), faults(want); !slices.Equal(found, printed) {
		t.Errorf("sums that fail: %q, want %q", found, printed)
	}
	checkPages(t, want, got)
}

// checkPages compares the page of every value with the page of its row.
func checkPages(t *testing.T, want *truth.Report, got *annual.Report) {
	pages := map[[2]string]int{}
	for _, c := range want.Cells {
		pages[[2]string{c.Indicator, c.Applicant}] = c.Page
	}
	for _, o := range got.Observations {
		page, printed := pages[[2]string{o.Indicator, o.Applicant}]
		if !printed {
			continue // stated in the text
		}
		// A row that a page break cuts may have its figures on the next page.
		if o.Value != nil && o.Place.Page != page && o.Place.Page != page+1 {
			t.Errorf("%s %s: read on page %d, printed on page %d", o.Indicator, o.Applicant, o.Place.Page, page)
		}
		if o.Value != nil && o.Status == annual.Read && o.Place.Box.IsZero() {
			t.Errorf("%s %s: no box", o.Indicator, o.Applicant)
		}
	}
}

// failedSums lists the sums that the checks found to fail.
func failedSums(r *annual.Report) []string {
	var list []string
	for _, f := range r.Findings {
		if f.Severity == annual.Error {
			list = append(list, fmt.Sprintf("%s: %s and %s", f.Code, f.Left, f.Right))
		}
	}
	slices.Sort(list)
	return list
}

// faults lists the sums that fail in print.
func faults(r *truth.Report) []string {
	var list []string
	for _, f := range r.Findings {
		list = append(list, fmt.Sprintf("%s: %s and %s", f.Check, f.Left, f.Right))
	}
	slices.Sort(list)
	return list
}
