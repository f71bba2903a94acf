package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/cmd/internal/truth"
	"nianbao/normalize/annual"
)

// The lines are as pdftotext -layout prints them.
func TestMatchRows(t *testing.T) {
	const seven = "natural_person business research public_welfare legal_service other total"
	tests := []struct {
		name, text string
		want       string // indicator, applicant where there is one, and value
	}{
		{"a label and its figures", "规章        18     1     103",
			"disclosure.rules.issued=18 disclosure.rules.repealed=1 disclosure.rules.in_force=103"},
		{"behind the label of the group", "（三）不 4.保护第三方合法权益   6  0  0  0  0  0  6",
			applications("denied_third_party", seven, "6 0 0 0 0 0 6")},
		{"wide digits, thousands and a unit", "一、本年新收政府信息公开申请数量  ３２ 1,204 0 0 0 0 1,236件",
			applications("received", seven, "32 1204 0 0 0 0 1236")},
		{"a label broken over lines", "  2.其他法律行政法规禁止公\n      2  0  1  1  0  0  4\n  开",
			applications("denied_forbidden_by_law", seven, "2 0 1 1 0 0 4")},
		{"radicals for characters", "⾏政许可   1668", "disclosure.permits.decisions=1668"},
		{"signs for none", "（一）予以公开  1 / / / / - 1", "applications.granted/natural_person=1 applications.granted/total=1"},
		{"fewer figures than columns", "（一）予以公开  33 0 1 34", ""},
		{"a sentence", "行政许可 1668件，行政处罚1682件。", ""},
		{"the row of table 四", "四、政府信息公开行政复议、行政诉讼情况\n1 0 0 0 1 2 0 0 0 2 0 0 0 0 0", "disputes=15 figures"},
		{"fifteen figures elsewhere", "1 0 0 0 1 2 0 0 0 2 0 0 0 0 0", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := matchRows(textLines(tt.text), "2021")
			var values []string
			disputes := 0
			for _, o := range got.Observations {
				if o.Value == nil {
					continue
				}
				if strings.HasPrefix(o.Indicator, "reconsideration.") || strings.HasPrefix(o.Indicator, "litigation_") {
					disputes++
					continue
				}
				name := o.Indicator
				if o.Applicant != "" {
					name += "/" + o.Applicant
				}
				values = append(values, name+"="+o.Value.String())
			}
			if disputes > 0 {
				values = append(values, fmt.Sprintf("disputes=%d figures", disputes))
			}
			if s := strings.Join(values, " "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func applications(row, columns, figures string) string {
	var list []string
	values := strings.Fields(figures)
	for i, c := range strings.Fields(columns) {
		list = append(list, "applications."+row+"/"+c+"="+values[i])
	}
	return strings.Join(list, " ")
}

// A table tool tells blank cells: they keep the others in their places.
func TestMatchRowsOfBlankCells(t *testing.T) {
	got := matchRows([]line{{"", "（一）予以公开", "3", "", "", "", "", "", "3"}}, "2021")
	if len(got.Observations) != 7 {
		t.Fatalf("%d observations, want 7", len(got.Observations))
	}
	for i, o := range got.Observations {
		if blank := i > 0 && i < 6; blank != (o.Status == annual.Blank) {
			t.Errorf("%s is %s", o.Applicant, o.Status)
		}
	}
}

// The tool that is to be compared must be at its work: it reads most of the plain
// example.
func TestPdftotextReadsTheExample(t *testing.T) {
	r, err := newPdftotext()
	if err != nil {
		t.Skip(err)
	}
	const pdf = "../../../testdata/fixtures/form2021-libreoffice.pdf"
	if _, err := os.Stat(pdf); err != nil {
		t.Fatal(err)
	}
	want, err := truth.Load(pdf)
	if err != nil {
		t.Fatal(err)
	}
	got := r.read(t.Context(), pdf, want)
	if got.failed != "" || 2*got.count(truth.Exact) < len(want.Cells) {
		t.Errorf("%d of %d cells read; %s", got.count(truth.Exact), len(want.Cells), got.failed)
	}
}
