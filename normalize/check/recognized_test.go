package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// What the arithmetic makes of figures read from a picture. Behind a figure stands
// how many readings agree on it: all three where nothing does, or where f does: then a 3 of it has lost a stroke.
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
		{"a 3 in one reading may be a 5 of a sum that fails in print", []string{"10", "3:1", "0", "0", "13"}, "read flagged read read read"},
		{"a 3 in two readings", []string{"10", "3:2", "0", "0", "13"}, "read read read read read"},
		{"one that has lost a stroke may be a 5 to all readings", []string{"10", "3:f", "0", "0", "13"}, "read flagged read read read"},
		{"two of them could make up for each other", []string{"10:1", "1:1", "0", "0", "11"}, "flagged flagged read read read"},
		{"one reading, the sum fails", []string{"10", "7:1", "0:2", "0", "11"}, "read flagged flagged read read"},
		{"a blank term: no sum to be had", []string{"10", "", "2:2", "0:1", "11"}, "read blank flagged flagged read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain, agreeing, five := make([]string, len(c.cells)), make([]int, len(c.cells)), make([]bool, len(c.cells))
			for i, s := range c.cells {
				agreeing[i] = 3
				if text, n, ok := strings.Cut(s, ":"); ok {
					s, agreeing[i] = text, 3
					if five[i] = n == "f"; !five[i] {
						agreeing[i] = int(n[0] - '0')
					}
				}
				plain[i] = s
			}
			r := disputes(plain...)
			for i := range r.Observations {
				o := &r.Observations[i]
				read := &document.Recognition{Agreeing: agreeing[i], MayBeFive: five[i]}
				if agreeing[i] < 2 || five[i] {
					read.Doubt = "readings differ"
				}
				o.Recognized(read)
			}
			settle(r)
			var got []string
			for _, o := range r.Observations {
				got = append(got, string(o.Status))
				if !strings.HasSuffix(o.Note, annual.RecognizedNote) && o.Status != annual.Derived {
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
				read := &document.Recognition{Agreeing: 3, Shaded: c.shaded}
				if i == 1 {
					read.Agreeing = c.agreeing
				}
				o.Recognized(read)
			}
			settle(r)
			var got []string
			for _, o := range r.Observations {
				got = append(got, string(o.Status))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
			failed := slices.ContainsFunc(r.Findings, func(f annual.Finding) bool { return f.Code == "reconsideration-total" && f.Severity == annual.Error })
			if failed != c.error {
				t.Errorf("told as an error of the report: %v, want %v", failed, c.error)
			}
		})
	}
}

// scannedDisputes makes the report of disputes from pages that were scanned: each
// cell stands on page 1 and was read there by all readings, but for a cell "-", which
// is not there at all, "p" on page 2, which is no scan, and "b", a blank of page 1
// for which no cell was read. Of page 3, a scan, it has a figure that is in none of the
// sums.
func scannedDisputes(cells ...string) *annual.Report {
	plain := make([]string, len(cells))
	for i, s := range cells {
		plain[i] = strings.Trim(s, "-pb")
	}
	r := disputes(plain...)
	var kept []annual.Observation
	for i, o := range r.Observations {
		o.Place.Page = 1
		switch {
		case cells[i] == "-":
			continue
		case strings.HasPrefix(cells[i], "p"):
			o.Place.Page = 2
		case cells[i] != "b":
			o.Recognized(&document.Recognition{Agreeing: 3, Confidence: 1})
		}
		kept = append(kept, o)
	}
	count := number.NewDecimal(4)
	other := annual.Observation{Indicator: "disclosure.rules.issued", Raw: "4", Value: &count, Status: annual.Read, Place: document.Place{Page: 3}}
	other.Recognized(&document.Recognition{Agreeing: 3, Confidence: 1})
	r.Observations = append(kept, other)
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
			settle(r)
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
		{"its cell was read, and is empty", []string{"10", "", "/", "0", "11"}, "blank read by OCR"},
		{"no cell was read", []string{"10", "b", "/", "0", "11"}, "flagged no cell was read there on the scan"},
		{"a page of text", []string{"p10", "p", "p/", "p0", "p11"}, "blank"},
		{"a page of text beside a scan", []string{"10", "p", "/", "0", "11"}, "blank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := scannedDisputes(c.cells...)
			settle(r)
			o := r.Observations[1]
			if got := strings.TrimSpace(fmt.Sprintf("%s %s", o.Status, o.Note)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Where cells of a scanned row are not there, no figure of it is sure of its column: not
// even if the sums of the columns hold.
func TestDoubtTorn(t *testing.T) {
	row := func(indicator string, scanned bool, applicants ...string) []annual.Observation {
		var list []annual.Observation
		for _, a := range applicants {
			zero := number.NewDecimal(0)
			o := annual.Observation{Indicator: "applications." + indicator, Applicant: a, Raw: "0", Value: &zero, Status: annual.Read, Place: document.Place{Page: 1}}
			if scanned {
				o.Recognized(&document.Recognition{Agreeing: 3, Confidence: 1})
			}
			list = append(list, o)
		}
		return list
	}
	var all []string
	for _, a := range form.Applicants() {
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
			r := &annual.Report{Year: 2023, Form: "2021", Tables: []annual.TableForm{{Table: "applications", Form: "2021"}}}
			r.Observations = row("granted", c.scanned, c.applicants...)
			other := annual.Observation{Indicator: "disclosure.rules.issued", Status: annual.Blank, Place: document.Place{Page: 2}} // from a scanned page
			other.Recognized(&document.Recognition{Confidence: 1})
			r.Observations = append(r.Observations, other)
			settle(r)
			doubtful := 0
			for _, o := range r.Observations {
				if strings.Contains(o.Note, tornRow) && o.Status == annual.Flagged {
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

// A row of which all else is trusted confirms a figure, though the sum of its column does not hold: that has
// another figure in doubt, which may be the one that is wrong.
func TestRowConfirmsBesideOpenColumn(t *testing.T) {
	r := &annual.Report{Year: 2023, Form: "2021", Tables: []annual.TableForm{{Table: "applications", Form: "2021"}}}
	add := func(indicator, natural, total string) {
		for _, a := range form.Applicants() {
			read, text := &document.Recognition{Agreeing: 3, Confidence: 1}, "0"
			switch a.ID {
			case "natural_person":
				if text = strings.TrimSuffix(natural, "?"); text != natural {
					read = &document.Recognition{Agreeing: 1, Shaded: true, Doubt: "read in one way only"}
				}
			case "total":
				text = total
			}
			o := annual.Observation{Indicator: "applications." + indicator, Applicant: a.ID, Raw: text, Value: number.Read(text).Value, Status: annual.Read, Place: document.Place{Page: 1}}
			o.Recognized(read)
			r.Observations = append(r.Observations, o)
		}
	}
	add("received", "6?", "6")
	add("carried_in", "2", "2")
	add("handled", "3?", "5") // 5 in print
	add("carried_out", "3", "3")
	settle(r)
	at := index(r)
	right, wrong := at[cell{Indicator: "applications.received", Applicant: "natural_person"}], at[cell{Indicator: "applications.handled", Applicant: "natural_person"}]
	if right.Status != annual.Read || wrong.Status != annual.Flagged {
		t.Errorf("the right one is %s and the wrong one %s, want read and flagged", right.Status, wrong.Status)
	}
}
