package narrative

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
)

//go:embed testdata/sentences.tsv
var sentencesTSV string

func TestNarrative(t *testing.T) {
	tried := 0
	for line := range strings.Lines(sentencesTSV) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("%q: no tab", line)
		}
		tried++
		doc := &document.Document{Sections: []document.Section{{Ordinal: 1, Title: "总体情况", Blocks: []document.Block{{Paragraph: text}}}}}
		var got []string
		for _, o := range Read(doc, 2020) {
			said := fmt.Sprintf("%s %v", strings.TrimPrefix(o.Indicator, "narrative."), o.Value)
			if o.Status != annual.Inferred {
				said += " " + string(o.Status)
			}
			if strings.HasSuffix(o.Note, "rounded") {
				said += " rounded"
			}
			got = append(got, said)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n got %q\nwant %q", text, s, want)
		}
	}
	if tried < 190 {
		t.Errorf("%d sentences tried", tried)
	}
}

// A chapter on disputes is on those over disclosure; elsewhere a dispute can be over anything.
func TestDisputesByChapter(t *testing.T) {
	for _, c := range []struct {
		chapter, heading string
		want             annual.Status
	}{
		{"五、复议、诉讼和申诉的情况", "", annual.Inferred},
		{"一、总体情况", "（五）行政复议情况", annual.Inferred},
		{"一、总体情况", "", annual.Flagged},
	} {
		blocks := []document.Block{{Paragraph: c.heading}, {Paragraph: "2020年，柳溪局发生行政复议3件。"}}
		got := Read(&document.Document{Sections: []document.Section{{Ordinal: 1, Title: c.chapter, Blocks: blocks}}}, 2020)
		if len(got) != 1 || got[0].Status != c.want || fmt.Sprint(got[0].Value) != "3" {
			t.Errorf("%s %s: %+v", c.chapter, c.heading, got)
		}
	}
}

// A figure that has those carried over in it is not the form's of those received, and says so.
func TestCarriedOver(t *testing.T) {
	const with = "stated in the text, with those carried over"
	for text, want := range map[string]string{
		"全年共受理政府信息公开申请124宗（含2019年度结转5宗），办结121宗。": with,
		"全年共受理政府信息公开申请124宗（含上年结转0宗），办结121宗。":     "stated in the text",
		"全年共受理政府信息公开申请1,240件(包括上年度结转申请74件)，已答复。": with,
		"全年共受理政府信息公开申请124件，办结121件（含上年结转5件）。":     "stated in the text",
		"全年共受理政府信息公开申请124件，上年结转5件。":              "stated in the text",
		"全年共受理政府信息公开申请124件，其中上年度结转5件。":           with,
		"全年共受理政府信息公开申请124件，其中结转下年度5件。":           "stated in the text",
	} {
		doc := &document.Document{Sections: []document.Section{{Ordinal: 1, Title: "总体情况", Blocks: []document.Block{{Paragraph: text}}}}}
		if got := Read(doc, 2020); len(got) != 1 || got[0].Note != want || got[0].Status != annual.Inferred {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// The title of a chapter can be all that it says.
func TestTitleThatStates(t *testing.T) {
	doc := &document.Document{Sections: []document.Section{
		{Ordinal: 1, Title: "2020年主动公开政府信息情况"},
		{Ordinal: 2, Title: "2020年我局没有收到政府信息公开申请"},
		{Ordinal: 3, Title: "2020年我局无因政府信息公开申请行政复议、提起行政诉讼的情况"},
		{Ordinal: 4, Title: "未收取费用"}, // of which year?
	}}
	var got []string
	for _, o := range Read(doc, 2020) {
		got = append(got, fmt.Sprintf("%s %v", o.Indicator, o.Value))
	}
	if s := strings.Join(got, "; "); s != "narrative.received 0; narrative.reconsideration 0; narrative.litigation 0" {
		t.Error(s)
	}
}
