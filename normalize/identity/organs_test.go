package identity

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

//go:embed testdata/organs.tsv
var organsTable string

// openingOf reads lines as a document without chapters.
func openingOf(lines ...string) Opening {
	doc := &document.Document{Sections: []document.Section{{}}}
	for _, line := range lines {
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Block{Paragraph: line})
	}
	return ReadOpening(doc)
}

// Openings of organs of all kinds in all provinces. The organs are invented, their
// regions are not.
func TestOrgans(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(organsTable), "\n")[2:] {
		c := strings.Split(line, "\t")
		o := openingOf(strings.Split(c[0], "⏎")...)
		id := o.Identity
		year := ""
		if o.Year != 0 {
			year = fmt.Sprint(o.Year)
		}
		got := strings.Join([]string{id.Organ, string(id.Kind), id.Region.Code, year, id.Township, string(id.State)}, "\t")
		if want := strings.Join(c[1:], "\t"); got != want {
			t.Errorf("%s\n got %s (%s)\nwant %s", c[0], got, id.Evidence, want)
		}
	}
}
