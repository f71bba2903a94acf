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
