package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// What the arithmetic makes of figures read from a picture. Behind a figure stands
// how many readings agree on it: all three where nothing does.
func TestJudgeRecognized(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string // upheld, corrected, other, pending, total
		want  string
	}{
		{"the sum holds", []string{"10", "1:2", "0", "0", "11"}, "read read read read read"},
		{"the sum fails", []string{"10", "7", "0", "0", "11"}, "flagged flagged flagged flagged flagged"},
		{"one reading, the sum holds", []string{"10", "1:1", "0", "0", "11"}, "read read read read read"},
		{"a reading that a shape contradicts, the sum holds", []string{"10", "1:0", "0", "0", "11"}, "read read read read read"},
		{"two of them could make up for each other", []string{"10:1", "1:1", "0", "0", "11"}, "flagged flagged read read read"},
		{"one reading, the sum fails", []string{"10", "7:1", "0:2", "0", "11"}, "read flagged flagged read read"},
		{"a blank term: no sum to be had", []string{"10", "", "2:2", "0:1", "11"}, "read blank flagged flagged read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain, agreeing := make([]string, len(c.cells)), make([]int, len(c.cells))
			for i, s := range c.cells {
				agreeing[i] = 3
				if text, n, ok := strings.Cut(s, ":"); ok {
					s, agreeing[i] = text, int(n[0]-'0')
				}
				plain[i] = s
			}
			r := disputes(plain...)
			for i := range r.Observations {
				o := &r.Observations[i]
				o.Confidence, o.recognition = 0.95, &document.Recognition{Agreeing: agreeing[i], Confidence: 0.9}
				if agreeing[i] < 2 {
					o.recognition.Doubt = "readings differ"
				}
				o.recognized()
			}
			r.settle()
			var got []string
			for _, o := range r.Observations {
				got = append(got, string(o.Status))
				if !strings.HasSuffix(o.Note, recognizedNote) && o.Status != Derived {
					t.Errorf("%s does not tell how it was read: %q", o.Indicator, o.Note)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
		})
	}
}

// A sum that fails is the print's where all readings agree on all of its terms on a page
// with shades of gray; in black and white they may agree on what has lost a stroke.
func TestFailsInPrint(t *testing.T) {
	for _, c := range []struct {
		name     string
		shaded   bool
		agreeing int // on the second
		want     string
		error    bool
	}{
		{"gray", true, 3, "read read read read read", true},
		{"black and white", false, 3, "flagged flagged flagged flagged flagged", false},
		{"gray, two agree on one", true, 2, "flagged flagged flagged flagged flagged", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := disputes("10", "1", "0", "0", "0")
			for i := range r.Observations {
				o := &r.Observations[i]
				o.Confidence, o.recognition = 0.95, &document.Recognition{Agreeing: 3, Confidence: 0.9, Shaded: c.shaded}
				if i == 1 {
					o.recognition.Agreeing = c.agreeing
				}
				o.recognized()
			}
			r.settle()
			var got []string
			for _, o := range r.Observations {
				got = append(got, string(o.Status))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
			failed := slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Code == "reconsideration-total" && f.Severity == Error })
			if failed != c.error {
				t.Errorf("told as an error of the report: %v, want %v", failed, c.error)
			}
		})
	}
}

func TestRecognizedConfidence(t *testing.T) {
	for _, c := range []struct {
		recognition document.Recognition
		want        string
	}{
		{document.Recognition{Agreeing: 2, Confidence: 0.97}, "read 0.95 read by OCR"},
		{document.Recognition{Agreeing: 2, Confidence: 0.4}, "read 0.40 read by OCR"},
		{document.Recognition{Confidence: 0.97, Doubt: "readings differ: 3 and 8"}, "flagged 0.50 readings differ: 3 and 8; read by OCR"},
	} {
		o := Observation{Status: Read, Confidence: 0.95, recognition: &c.recognition}
		o.recognized()
		if got := fmt.Sprintf("%s %.2f %s", o.Status, o.Confidence, o.Note); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// scannedDisputes makes the report of disputes from pages that were scanned: each
// cell stands on page 1 and was read there by all readings, but for a cell "-", which
// is not there at all, "p" on page 2, which is no scan, and "b", a blank of page 1
// for which no cell was read. Of page 3, a scan, it has a figure that is in none of the
// sums.
func scannedDisputes(cells ...string) *Report {
	plain := make([]string, len(cells))
	for i, s := range cells {
		plain[i] = strings.Trim(s, "-pb")
	}
	r := disputes(plain...)
	var kept []Observation
	for i, o := range r.Observations {
		o.Place.Page = 1
		switch {
		case cells[i] == "-":
			continue
		case strings.HasPrefix(cells[i], "p"):
			o.Place.Page = 2
		case cells[i] != "b":
			o.recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
		}
		kept = append(kept, o)
	}
	count := NewDecimal(4)
	r.Observations = append(kept, Observation{Indicator: "disclosure.rules.issued", Raw: "4", Value: &count, Status: Read,
		Place: document.Place{Page: 3}, recognition: &document.Recognition{Agreeing: 3, Confidence: 1}})
	return r
}

// A term of a sum that is not there is told only where other terms were scanned: on
// a page with text, a cell that the report leaves out is no part that was lost.
func TestNoteLost(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string // upheld, corrected, other, pending, total
		want  string
	}{
		{"all there", []string{"10", "1", "0", "0", "11"}, ""},
		{"one lost", []string{"10", "1", "-", "0", "11"}, "1 cells, the first reconsideration.other"},
		{"two lost", []string{"10", "-", "0", "-", "11"}, "2 cells, the first reconsideration.corrected"},
		{"a blank is there", []string{"10", "1", "", "0", "11"}, ""},
		{"a page of text", []string{"p10", "p1", "-", "p0", "p11"}, ""},
		{"text and a scan", []string{"p10", "1", "-", "p0", "p11"}, "1 cells, the first reconsideration.other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scannedDisputes(c.cells...)
			r.settle()
			got := ""
			for _, f := range r.Findings {
				if f.Code == "cell-missing" {
					var n int
					var first string
					if _, err := fmt.Sscanf(f.Message, "%d cells of scanned tables were not found, the first of them %s", &n, &first); err != nil {
						t.Fatalf("%q: %v", f.Message, err)
					}
					got += fmt.Sprintf("%d cells, the first %s", n, first)
				}
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// A blank is one only where its cell was looked at: what was not read may hold a
// figure.
func TestBlankWithoutCell(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string // upheld, corrected, other, pending, total
		want  string   // of the second
	}{
		{"its cell was read, and is empty", []string{"10", "", "/", "0", "11"}, "blank"},
		{"no cell was read", []string{"10", "b", "/", "0", "11"}, "flagged no cell was read there on the scan"},
		{"a page of text", []string{"p10", "p", "p/", "p0", "p11"}, "blank"},
		{"a page of text beside a scan", []string{"10", "p", "/", "0", "11"}, "blank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scannedDisputes(c.cells...)
			r.settle()
			o := r.Observations[1]
			if got := strings.TrimSpace(fmt.Sprintf("%s %s", o.Status, o.Note)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// A scanned figure that was read as a word stays in its column, in doubt; a word
// over no column, or of a page with text, is a label.
func TestMisreadIn(t *testing.T) {
	columns := []slot{{box: document.Rect{X0: 100, X1: 140}, column: 0}, {box: document.Rect{X0: 140, X1: 180}, column: -1}, {box: document.Rect{X0: 180, X1: 220}, column: 1}}
	read := &document.Recognition{Confidence: 0.5}
	for _, c := range []struct {
		name        string
		from, to    float64
		recognition *document.Recognition
		want        bool
	}{
		{"under a column", 102, 138, read, true},
		{"under another", 182, 218, read, true},
		{"not scanned", 102, 138, nil, false},
		{"left of the columns", 20, 90, read, false},
		{"under a column that is not the form's", 142, 178, read, false},
		{"under two", 100, 220, read, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			cell := document.Cell{Text: "上", Recognition: c.recognition, Place: document.Place{Page: 1, Box: document.Rect{X0: c.from, X1: c.to, Y1: 10}}}
			got := misreadIn(gridRow{labels: []document.Cell{cell}}, columns)
			if len(got) > 0 != c.want {
				t.Errorf("%d cells", len(got))
			}
		})
	}
}

// The reading of a word in place of a figure is not lost on the way to the report.
func TestMisreadIsKept(t *testing.T) {
	grid := ruled(`
 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 12
行政规范性文件 | 1 | 上 | 3`)
	for i := range grid.Cells {
		grid.Cells[i].Recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
	}
	got := placed("2021", "disclosure", grid)
	if !strings.Contains(got, "normative_documents.repealed blank flagged") {
		t.Errorf("a word in the column of figures:\n%s", got)
	}
}

// Where cells of a scanned row are not there, no figure of it is sure of its column: not
// even if the sums of the columns hold.
func TestDoubtTorn(t *testing.T) {
	row := func(indicator string, scanned bool, applicants ...string) []Observation {
		var list []Observation
		for _, a := range applicants {
			zero := NewDecimal(0)
			o := Observation{Indicator: "applications." + indicator, Applicant: a, Raw: "0", Value: &zero, Status: Read, Place: document.Place{Page: 1}}
			if scanned {
				o.recognition = &document.Recognition{Agreeing: 3, Confidence: 1}
			}
			list = append(list, o)
		}
		return list
	}
	var all []string
	for _, a := range Applicants() {
		all = append(all, a.ID)
	}
	for _, c := range []struct {
		name       string
		scanned    bool
		applicants []string
		doubtful   int
		missing    string
	}{
		{"whole", true, all, 0, ""},
		{"two columns are one", true, all[:5], 5, "2 cells of scanned tables were not found, the first of them applications.granted/other"},
		{"a page of text", false, all[:5], 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &Report{Year: 2023, Form: "2021", Tables: []TableForm{{"applications", "2021"}}}
			r.Observations = row("granted", c.scanned, c.applicants...)
			r.Observations = append(r.Observations, Observation{Indicator: "disclosure.rules.issued", Status: Blank, // from a scanned page
				Place: document.Place{Page: 2}, recognition: &document.Recognition{Confidence: 1}})
			r.settle()
			doubtful := 0
			for _, o := range r.Observations {
				if strings.Contains(o.Note, tornRow) && o.Status == Flagged {
					doubtful++
				}
			}
			missing := ""
			for _, f := range r.Findings {
				if f.Code == "cell-missing" {
					missing = f.Message
				}
			}
			if doubtful != c.doubtful || missing != c.missing {
				t.Errorf("%d in doubt, want %d; %q, want %q", doubtful, c.doubtful, missing, c.missing)
			}
		})
	}
}
