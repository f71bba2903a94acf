package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/number"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// few chooses figures of each status.
var few = reports.Filter{Indicators: []string{"disclosure.", "applications.received", "applications.carried_in", "reconsideration."}}

// exported returns what an export writes.
func exported(t testing.TB, s *database.DB, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), s, &b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// csvRecords returns a CSV export as records, the header first.
func csvRecords(t testing.TB, s *database.DB, shape Shape, f reports.Filter) [][]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(exported(t, s, Options{Format: CSV, Shape: shape, Filter: f}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// twoReports is a database with the sample report and a short one.
func twoReports(t testing.TB) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("in/hongze, 2023.pdf", "a"), storetest.Hongze(t))
	storetest.MustImport(t, s, storetest.FileOf("in/商务局.pdf", "b"), storetest.Plain(t, "320813", "商务局", 2022))
	return s
}

func TestExportGolden(t *testing.T) {
	s := twoReports(t)
	for name, o := range map[string]Options{
		"long.csv":      {Format: CSV, Shape: Long, Filter: few},
		"wide.csv":      {Format: CSV, Shape: Wide, Filter: few},
		"reports.csv":   {Format: CSV, Shape: ReportRows},
		"findings.csv":  {Format: CSV, Shape: FindingRows},
		"long.json":     {Format: JSON, Shape: Long, Filter: few},
		"wide.json":     {Format: JSON, Shape: Wide, Filter: reports.Filter{Indicators: []string{"disclosure.fees", "reconsideration."}}},
		"findings.json": {Format: JSON, Shape: FindingRows},
	} {
		storetest.Golden(t, name, exported(t, s, o))
	}
}

// CSV and JSON say the same, and the values keep all their digits.
func TestExportExact(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	records := csvRecords(t, s, Long, reports.Filter{})
	decoder := json.NewDecoder(strings.NewReader(exported(t, s, Options{Format: JSON, Shape: Long})))
	decoder.UseNumber()
	var objects []map[string]any
	if err := decoder.Decode(&objects); err != nil {
		t.Fatal(err)
	}
	if len(records) != len(r.Observations)+1 || len(objects) != len(r.Observations) {
		t.Fatalf("%d records and %d objects for %d figures", len(records), len(objects), len(r.Observations))
	}
	for i, o := range r.Observations {
		want := ""
		if o.Value != nil {
			want = o.Value.String()
		}
		for j, column := range records[0] {
			field := ""
			if v := objects[i][column]; v != nil {
				field = fmt.Sprint(v)
			}
			if yes, flag := objects[i][column].(bool); flag { // as CSV has it
				field = map[bool]string{true: "1", false: "0"}[yes]
			}
			if records[i+1][j] != field {
				t.Errorf("%s %s: %s is %q in CSV, %q in JSON", o.Indicator, o.Applicant, column, records[i+1][j], field)
			}
			if column == "value" && field != want || column == "raw" && field != o.Raw {
				t.Errorf("%s %s: %s is %q", o.Indicator, o.Applicant, column, field)
			}
		}
	}
}

// The wide export and the wide view agree, column by column, but for the last one of the export.
func TestExportWideIsView(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	// The two figures of the sample that a number of SQLite does not print alike.
	storetest.Find(t, r.Observations, "disclosure.permits.decisions", "").Value = storetest.Decimal(t, "550")
	storetest.Find(t, r.Observations, "disclosure.fees.amount", "").Value = storetest.Decimal(t, "7730.28")
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	var got []string
	for _, record := range csvRecords(t, s, Wide, reports.Filter{}) {
		got = append(got, strings.Join(record[:len(record)-1], " | "))
	}
	view := strings.ReplaceAll(storetest.Table(t, s, "SELECT * FROM reports_wide"), "NULL", "")
	if strings.Join(got, "\n")+"\n" != view {
		t.Errorf("export:\n%s\nview:\n%s", strings.Join(got, "\n"), view)
	}
}

// Figures come in the order of the reading and stay with their report, also
// where reports without figures stand between.
func TestExportOrder(t *testing.T) {
	s := storetest.OpenNew(t)
	var want []string
	for year := 2023; year >= 2020; year-- {
		r := storetest.Plain(t, "320813", "", year)
		r.Observations = nil
		if year%2 == 0 {
			for _, code := range []string{"reconsideration.total", "applications.handled", "disclosure.permits.decisions"} {
				value := number.NewDecimal(int64(year))
				o := annual.Observation{Indicator: code, Value: &value, Unit: "件", Status: annual.Read}
				if code == "applications.handled" {
					o.Applicant = "total"
				}
				r.Observations = append(r.Observations, o)
			}
		}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", year), fmt.Sprint(year)), r)
	}
	for _, year := range []string{"2020", "2022"} {
		for _, code := range []string{"reconsideration.total", "applications.handled", "disclosure.permits.decisions"} {
			want = append(want, year+" "+code+" "+year)
		}
	}
	var got []string
	for _, record := range csvRecords(t, s, Long, reports.Filter{})[1:] {
		got = append(got, record[6]+" "+record[10]+" "+record[14])
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("long:\n%s", strings.Join(got, "\n"))
	}
	got = nil
	for _, record := range csvRecords(t, s, Wide, reports.Filter{Indicators: []string{"reconsideration.total"}})[1:] {
		got = append(got, record[6]+":"+record[len(record)-2])
	}
	if strings.Join(got, " ") != "2020:2020 2021: 2022:2022 2023:" {
		t.Errorf("wide: %s", got)
	}
}

func TestExportFilter(t *testing.T) {
	s := twoReports(t)
	storetest.MustImport(t, s, storetest.FileOf("c.pdf", "c"), storetest.Edition(storetest.Plain(t, "320813", "商务局", 2022), 2)) // version 2
	storetest.MustImport(t, s, storetest.FileOf("d.pdf", "d"), storetest.Plain(t, "630203", "", 2021))
	for _, c := range []struct {
		name   string
		filter reports.Filter
		want   string // IDs of the reports
	}{
		{"nothing", reports.Filter{}, "1 2 3 4"},
		{"region", reports.Filter{Regions: []string{"洪泽区"}}, "1 2 3"},
		{"province", reports.Filter{Regions: []string{"青海省"}}, "4"},
		{"years", reports.Filter{FromYear: 2022, ToYear: 2022}, "2 3"},
		{"latest", reports.Filter{LatestOnly: true}, "1 3 4"},
		{"form", reports.Filter{Forms: []string{"2019"}}, ""},
		{"indicators leave reports", reports.Filter{Indicators: []string{"litigation_direct."}, ToYear: 2021}, "4"},
	} {
		var got []string
		for _, record := range csvRecords(t, s, Wide, c.filter)[1:] {
			got = append(got, record[0])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: reports %s, want %s", c.name, got, c.want)
		}
	}
	for _, record := range csvRecords(t, s, Long, reports.Filter{Indicators: []string{"reconsideration.total", "disclosure.fees"}})[1:] {
		if record[10] != "reconsideration.total" && record[10] != "disclosure.fees.amount" {
			t.Errorf("not chosen: %s", record[10])
		}
	}
}

// Every shape says which rows are of a version that a later one replaced, so that nobody adds
// both up.
func TestReplacedVersionsAreTold(t *testing.T) {
	s := twoReports(t)
	storetest.MustImport(t, s, storetest.FileOf("c.pdf", "c"), storetest.Edition(storetest.Plain(t, "320813", "商务局", 2022), 2)) // replaces report 2
	for _, shape := range []Shape{Long, Wide, ReportRows, FindingRows} {
		records := csvRecords(t, s, shape, reports.Filter{})
		latest, id := slices.Index(records[0], "latest"), slices.Index(records[0], "report_id")
		if latest < 0 {
			t.Errorf("%s has no column latest: %q", shape, records[0])
			continue
		}
		for _, record := range records[1:] {
			if want := map[bool]string{true: "0", false: "1"}[record[id] == "2"]; record[latest] != want {
				t.Errorf("%s: latest of report %s is %q, want %q", shape, record[id], record[latest], want)
			}
		}
	}
	for _, columns := range [][]column{cellColumns, renditionColumns} {
		if columns[len(columns)-1].name != "latest" {
			t.Errorf("the last column is %s, want latest", columns[len(columns)-1].name)
		}
	}
}

// Every shape says in its last column which rows are of a report that says of itself that it is invented.
func TestInventedReportsAreTold(t *testing.T) {
	s := twoReports(t)
	made := storetest.Plain(t, "320803", "", 2023)
	made.Findings = []annual.Finding{{Code: "applications-row", Severity: annual.Error, Message: "总计 = 其余六列之和"}}
	made.Sections = []annual.Section{{Text: "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"}}
	id := strconv.FormatInt(storetest.MustImport(t, s, storetest.FileOf("made.pdf", "made"), made).ReportID, 10)
	for _, shape := range []Shape{Long, Wide, ReportRows, FindingRows} {
		records := csvRecords(t, s, shape, reports.Filter{})
		report, last := slices.Index(records[0], "report_id"), len(records[0])-1
		if records[0][last] != "invented" {
			t.Errorf("%s ends with the column %s", shape, records[0][last])
		}
		told := 0
		for _, record := range records[1:] {
			if want := map[bool]string{true: "1", false: "0"}[record[report] == id]; record[last] != want {
				t.Errorf("%s: invented of report %s is %q, want %q", shape, record[report], record[last], want)
			}
			if record[last] == "1" {
				told++
			}
		}
		if told == 0 {
			t.Errorf("%s has no row of the invented report", shape)
		}
	}
}

func TestExportEmpty(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, shape := range []Shape{Long, Wide, ReportRows, FindingRows} {
		if got := exported(t, s, Options{Format: JSON, Shape: shape}); got != "[\n]\n" {
			t.Errorf("%s as JSON: %q", shape, got)
		}
		if got := csvRecords(t, s, shape, reports.Filter{}); len(got) != 1 || got[0][0] != "report_id" {
			t.Errorf("%s as CSV: %q", shape, got)
		}
	}
}

func TestExportBOM(t *testing.T) {
	s := twoReports(t)
	plain := exported(t, s, Options{Format: CSV, Filter: few})
	marked := exported(t, s, Options{Format: CSV, Filter: few, BOM: true})
	if marked != "\xef\xbb\xbf"+plain {
		t.Errorf("begins with %q", marked[:20])
	}
}

// Every format writes every shape that it lists, and its first one by default.
func TestExportFormats(t *testing.T) {
	s := twoReports(t)
	for _, f := range Formats() {
		for _, shape := range f.Shapes {
			if got := exported(t, s, Options{Format: f.Format, Shape: shape, BOM: f.BOM}); got == "" {
				t.Errorf("%s %s: nothing written", f.Format, shape)
			}
		}
	}
	for _, shape := range Shapes() {
		if shape.Zh == "" || shape.En == "" || !slices.Contains(Formats()[0].Shapes, shape.Shape) {
			t.Errorf("shape %+v has no name or is not to be had as CSV", shape)
		}
	}
	if exported(t, s, Options{Format: CSV}) != exported(t, s, Options{Format: CSV, Shape: Long}) {
		t.Error("CSV is not long by default")
	}
}

// Options that do not fit are refused before anything is written.
func TestExportRefuses(t *testing.T) {
	s := twoReports(t)
	for _, c := range []struct {
		name    string
		options Options
		want    error
		message string
	}{
		{"no format", Options{}, ErrBadOption, `format ""`},
		{"format", Options{Format: "dbf"}, ErrBadOption, "choose one of: csv, json, xlsx, parquet, markdown"},
		{"shape", Options{Format: Parquet, Shape: "square"}, ErrBadOption, `shape of parquet "square"`},
		{"shape of another format", Options{Format: XLSX, Shape: CodebookRows}, ErrBadOption, `shape of xlsx "codebook"`},
		{"byte order mark", Options{Format: JSON, BOM: true}, ErrBadOption, "byte order mark of json"},
		{"region", Options{Format: CSV, Filter: reports.Filter{Regions: []string{"某某区"}}}, catalogue.ErrUnknownRegion, "某某区"},
		{"indicator", Options{Format: CSV, Filter: reports.Filter{Indicators: []string{"aplications."}}}, ErrBadOption, `indicator "aplications."`},
	} {
		var b bytes.Buffer
		err := Write(context.Background(), s, &b, c.options)
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.message) || b.Len() != 0 {
			t.Errorf("%s: %d bytes and error %v", c.name, b.Len(), err)
		}
		ofFilter := len(c.options.Filter.Regions)+len(c.options.Filter.Indicators) > 0
		if err := c.options.Validate(); ofFilter != (err == nil) || err != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: Validate returns %v", c.name, err)
		}
	}
}

// An importingWriter imports a report at its first write.
type importingWriter struct {
	bytes.Buffer
	once func()
}

func (w *importingWriter) Write(p []byte) (int, error) {
	if w.once != nil {
		w.once()
		w.once = nil
	}
	return w.Buffer.Write(p)
}

// An export holds one state of the database, though another is written while it
// runs.
func TestExportSnapshot(t *testing.T) {
	for _, o := range []Options{{Format: CSV, BOM: true}, {Format: CSV, Shape: Wide, BOM: true}, {Format: Parquet}} {
		s := twoReports(t)
		before := exported(t, s, o)
		w := &importingWriter{once: func() {
			changed := storetest.Hongze(t)
			changed.Observations[0].Value = storetest.Decimal(t, "77")
			storetest.MustImport(t, s, storetest.FileOf("in/hongze, 2023.pdf", "a"), changed)
			storetest.MustImport(t, s, storetest.FileOf("new.pdf", "new"), storetest.Plain(t, "320813", "", 2020))
		}}
		if err := Write(context.Background(), s, w, o); err != nil {
			t.Fatal(err)
		}
		if w.once != nil || w.String() != before {
			t.Errorf("%s %s has changed", o.Format, o.Shape)
		}
		if exported(t, s, o) == before {
			t.Errorf("%s %s: the import has changed nothing", o.Format, o.Shape)
		}
	}
}

// A cancelled export ends with the context's error.
func TestExportCancelled(t *testing.T) {
	s := twoReports(t)
	for _, f := range Formats() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := Write(ctx, s, new(bytes.Buffer), Options{Format: f.Format}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", f.Format, err)
		}
	}
}

type failingWriter struct{ left int }

var errFull = errors.New("disk full")

func (w *failingWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A failing writer is an error, whether it fails first or last.
func TestExportWriterFails(t *testing.T) {
	s := twoReports(t)
	for _, f := range Formats() {
		o := Options{Format: f.Format}
		whole := len(exported(t, s, o))
		for _, left := range []int{0, whole / 2, whole * 9 / 10} {
			if err := Write(context.Background(), s, &failingWriter{left}, o); !errors.Is(err, errFull) {
				t.Errorf("%s, full after %d bytes of %d: error %v", f.Format, left, whole, err)
			}
		}
	}
}

// hard is a report of values and texts that formats like to change.
func hard(t testing.TB) annual.Report {
	t.Helper()
	r := storetest.Plain(t, "320813", "", 2023)
	r.Observations = nil
	for i, c := range hardCells {
		o := annual.Observation{Indicator: c.indicator, Unit: "件", Raw: c.raw, Status: annual.Read, Confidence: 1,
			Place: document.Place{Page: i + 1}}
		if c.value != "" {
			o.Value = storetest.Decimal(t, c.value)
		}
		r.Observations = append(r.Observations, o)
	}
	return r
}

var hardCells = []struct{ indicator, value, raw string }{
	{"disclosure.rules.issued", "12345678901234567.89", "12,345,678,901,234,567.89"},
	{"disclosure.rules.repealed", "0.1", "+0.1"},
	{"disclosure.rules.in_force", "-3375.66", "-3375.66"},
	{"disclosure.normative_documents.issued", "3374", "+3374"},
	{"disclosure.normative_documents.repealed", "0.00", "=1+1"},
	{"disclosure.normative_documents.in_force", "9007199254740993", "@SUM(A1)"},
	{"disclosure.permits.decisions", "999999999999999", "=HYPERLINK(\"http://x\")"},
	{"disclosure.penalties.decisions", "-0.000000000001", "a \"quoted\", text\r\nof two lines\t"},
	{"disclosure.coercion.decisions", "", "—"},
	{"disclosure.fees.amount", "7730.280", "<b>&amp;\u2028𠮷"},
}

// CSV keeps every text as printed, formula or not, and every digit.
func TestExportCSVAsPrinted(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("=cmd.pdf", "a"), hard(t))
	records := csvRecords(t, s, Long, reports.Filter{})
	if len(records) != len(hardCells)+1 {
		t.Fatalf("%d records", len(records))
	}
	for i, c := range hardCells {
		value, raw := records[i+1][14], records[i+1][18]
		// A reader of CSV takes CR LF inside of a field for a line break.
		if value != c.value || raw != strings.ReplaceAll(c.raw, "\r\n", "\n") {
			t.Errorf("%s: %q, %q", c.indicator, value, raw)
		}
	}
	if got := exported(t, s, Options{Format: CSV}); !strings.Contains(got, "\"a \"\"quoted\"\", text\r\nof two lines\t\"") {
		t.Errorf("the line break is not as printed:\n%q", got)
	}
}

func TestExportJSONText(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), hard(t))
	var objects []struct{ Raw string }
	if err := json.Unmarshal([]byte(exported(t, s, Options{Format: JSON})), &objects); err != nil {
		t.Fatal(err)
	}
	for i, c := range hardCells {
		if objects[i].Raw != c.raw {
			t.Errorf("%s: %q", c.indicator, objects[i].Raw)
		}
	}
}
