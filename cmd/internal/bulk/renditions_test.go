package bulk

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/export"
	"nianbao/store/reports"
)

// A file is a document with the report that was read in it.
type file struct {
	reports.Document
	report annual.Report
}

// readFile reads a document of testdata, with changes made to its text: each replaces what is before it.
func readFile(t *testing.T, name string, changes ...string) file {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) > 0 {
		changed := []byte(strings.NewReplacer(changes...).Replace(string(data)))
		if bytes.Equal(changed, data) {
			t.Fatalf("%s has nothing of %q", name, changes)
		}
		data, name = changed, "changed/"+name
	}
	r := ingest.ReadLimited(t.Context(), name, data, ingest.Identify(data), ingest.DefaultLimits(), ingest.WallTime(), nil)
	if r.Report == nil {
		t.Fatalf("%s: %+v", name, r.Fault)
	}
	return file{reports.Document{SHA256: r.SHA256, Size: r.Size, Path: name, MediaType: r.MediaType, Pages: r.Pages, Producer: r.Producer,
		Repaired: r.Repaired, Parser: "test"}, *r.Report}
}

// imported makes a database of files that come in this order.
func imported(t *testing.T, files []file) *database.DB {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.SetClock(func() time.Time { return time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC) })
	for _, f := range files {
		if _, err := store.Import(t.Context(), s, f.Document, f.report); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// content returns all that a database says, line by line and sorted. Row numbers are left out,
// which count what came: each row of a report is told by the hash of its file, as exports tell
// it by its key.
func content(t *testing.T, s *database.DB) []string {
	t.Helper()
	list := func(q string) []string {
		rows, err := s.QueryContext(t.Context(), q)
		if err != nil {
			t.Fatalf("%v in %s", err, q)
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for rows.Next() {
			values, targets := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				targets[i] = &values[i]
			}
			if err := rows.Scan(targets...); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprint(values...))
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return lines
	}
	number := map[string]string{
		"report_id":          "(SELECT d.sha256 FROM reports AS r JOIN documents AS d ON d.id = r.document_id WHERE r.id = t.report_id)",
		"other_report_id":    "(SELECT d.sha256 FROM reports AS r JOIN documents AS d ON d.id = r.document_id WHERE r.id = t.other_report_id)",
		"previous_report_id": "(SELECT d.sha256 FROM reports AS r JOIN documents AS d ON d.id = r.document_id WHERE r.id = t.previous_report_id)",
		"document_id":        "(SELECT d.sha256 FROM documents AS d WHERE d.id = t.document_id)",
		"id":                 "''", "docid": "''",
	}
	var all []string
	// The views printed_cells and the search have the contents of those that are left out;
	// changes counts how often something was written, the catalogue is the program's, and
	// reports_wide has the columns of the export.
	for _, name := range list(`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'narrative_index*'
		AND name NOT IN ('printed_names', 'printed_figures', 'printed_uses', 'printed_quantities', 'changes', 'catalogue', 'places', 'place_changes', 'form_cells', 'regions', 'indicators', 'indicator_forms', 'forms', 'reports_wide')`) {
		name = strings.Trim(name, "[]")
		var columns []string
		for _, column := range list(fmt.Sprintf("SELECT name FROM pragma_table_info('%s')", name)) {
			expression := `t."` + column + `"`
			if by, is := number[column]; is {
				expression = by
			}
			columns = append(columns, expression)
		}
		all = append(all, list(fmt.Sprintf(`SELECT '%s: ', %s FROM "%s" AS t`, name, strings.Join(columns, ", "), name))...)
	}
	for _, shape := range []export.Shape{export.Long, export.Wide, export.ReportRows, export.FindingRows, export.CellRows, export.RenditionRows} {
		var out bytes.Buffer
		if err := export.Write(t.Context(), s, &out, export.Options{Format: export.CSV, Shape: shape}); err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
			if _, rest, own := strings.Cut(line, ","); own && strings.Trim(line[:len(line)-len(rest)], "0123456789,") == "" {
				line = rest // the report_id comes first
			}
			all = append(all, fmt.Sprintf("%s %06d: %s", shape, i, line)) // rows come in the same order
		}
	}
	slices.Sort(all)
	return all
}

// permutations calls do with each order of a list.
func permutations(list []file, do func([]file)) {
	if len(list) == 0 {
		do(nil)
		return
	}
	for i := range list {
		rest := slices.Concat(list[:i:i], list[i+1:])
		permutations(rest, func(p []file) { do(append([]file{list[i]}, p...)) })
	}
}

// The same report as PDF, web page and text is one version in three renditions, whichever
// comes first; so it is with a correction among them, which is a version of its own, and with
// the reports of other organs beside it.
func TestOrderOfImport(t *testing.T) {
	urban := []file{readFile(t, "fixtures/form2021-chromium.pdf"), readFile(t, "fixtures/web-2021.html"), readFile(t, "renditions/form2021-chromium.txt")}
	old := []file{readFile(t, "fixtures/form2019-chromium.pdf"), readFile(t, "fixtures/web-2019.html"), readFile(t, "renditions/form2019-chromium.txt")}
	rural := []file{readFile(t, "fixtures/form2021-libreoffice.pdf"), readFile(t, "fixtures/word-2021.docx"), readFile(t, "renditions/form2021-libreoffice.txt")}
	const title = "成都市温江区人民政府2023年政府信息公开工作年度报告"
	correction := readFile(t, "fixtures/web-2021.html", title, title+"（更正）", "212,087", "212,078")
	for _, c := range []struct {
		name       string
		permuted   []file
		beside     [][]file // each in one of its orders, before and behind
		renditions string
	}{
		{"PDF, page, text", urban, nil, "1.1 1.2 1.3"},
		{"of a form before", old, nil, "1.1 1.2 1.3"},
		{"PDF, Word, text", rural, nil, "1.1 1.2 1.3"},
		{"a correction among them", append(urban[:3:3], correction), nil, "1.1 1.2 1.3 2.1"},
		{"two organs beside them", urban, [][]file{old, rural}, "1.1 1.2 1.3 1.1 1.2 1.3 1.1 1.2 1.3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var first []string
			turn := 0
			permutations(c.permuted, func(files []file) {
				for i, other := range c.beside {
					at := turn % 3
					turned := slices.Concat(other[at:], other[:at])
					if (turn+i)%2 == 0 {
						files = slices.Concat(turned, files)
					} else {
						files = slices.Concat(files, turned)
					}
				}
				turn++
				s := imported(t, files)
				got := content(t, s)
				if first == nil {
					first = got
					expectRenditions(t, s, c.renditions)
				}
				for i := range max(len(got), len(first)) {
					if i >= len(got) || i >= len(first) || got[i] != first[i] {
						t.Fatalf("in the order %s:\n%.300q\nbefore\n%.300q", names(files), got[min(i, len(got)-1)], first[min(i, len(first)-1)])
					}
				}
			})
			if want := []int{1, 1, 2, 6, 24}[len(c.permuted)]; turn != want {
				t.Errorf("%d orders, want %d", turn, want)
			}
		})
	}
}

func names(files []file) string {
	var list []string
	for _, f := range files {
		list = append(list, f.Path)
	}
	return strings.Join(list, ", ")
}

// expectRenditions compares the versions and renditions of all organs, and has every figure of
// each rendition confirmed by the one that stands.
func expectRenditions(t *testing.T, s *database.DB, want string) {
	t.Helper()
	list, err := reports.List(context.Background(), s, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range list {
		got = append(got, fmt.Sprintf("%d.%d", i.Version, i.Rendition))
		if i.Latest && i.Version == 2 && i.VersionBy != "correction" {
			t.Errorf("the correction is a version by %q", i.VersionBy)
		}
		if i.Rendition == 1 && !strings.HasSuffix(i.Path, ".pdf") && i.Version == 1 {
			t.Errorf("%s stands before the PDF", i.Path)
		}
	}
	if text := strings.Join(got, " "); text != want {
		t.Errorf("versions and renditions %s, want %s", text, want)
	}
	var confirmed, differing int
	if err := s.QueryRowContext(t.Context(), "SELECT sum(verdict = 'confirmed'), sum(verdict = 'differs') FROM rendition_cells").Scan(&confirmed, &differing); err != nil {
		t.Fatal(err)
	}
	if confirmed < 390 || differing != 0 {
		t.Errorf("%d figures are confirmed, %d differ", confirmed, differing)
	}
}
