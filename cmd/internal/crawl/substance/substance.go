package substance

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
)

// SayTheSame reports whether two versions of a web page are the same report:
// pages change with every visit by what stands beside it, such as a count of
// visitors, and no new version of the report should come of that.
func SayTheSame(before, after archive.Object) bool {
	var readings [2][]byte
	for i, o := range []archive.Object{before, after} {
		data, err := o.Bytes()
		if err != nil {
			return false
		}
		doc, report, err := ingest.ReadBytes(context.Background(), o.SHA256, data)
		switch {
		case err == nil:
			readings[i], err = substance(report)
		case doc != nil: // a page of an article is no report by itself
			readings[i], err = textOf(doc), nil
		}
		if err != nil {
			return false
		}
	}
	return bytes.Equal(readings[0], readings[1])
}

// textOf returns the tables of a document, and its text but for digits.
func textOf(doc *document.Document) []byte {
	var text bytes.Buffer
	for _, s := range doc.Sections {
		fmt.Fprintln(&text, s.Title)
		for _, b := range s.Blocks {
			fmt.Fprintln(&text, withoutDigits(b.Paragraph))
			if b.Table == nil {
				continue
			}
			for _, cell := range b.Table.Cells {
				fmt.Fprintln(&text, cell.Row, cell.Col, cell.Text)
			}
		}
	}
	return text.Bytes()
}

func withoutDigits(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return -1
		}
		return c
	}, text)
}

// substance returns what makes a report another one: its figures and whose they
// are, and its chapters but for digits, of which all that matter are figures.
func substance(r *annual.Report) ([]byte, error) {
	kept := *r
	kept.Observations = append([]annual.Observation{}, r.Observations...)
	for i := range kept.Observations {
		kept.Observations[i].Place.Line = 0
	}
	kept.Unplaced = append([]annual.Unplaced{}, r.Unplaced...)
	for i := range kept.Unplaced {
		kept.Unplaced[i].Place.Line = 0
	}
	kept.Evidence = nil
	kept.Findings = nil
	kept.Sections = nil
	for _, s := range r.Sections {
		if s.Ordinal == 0 {
			continue // what stands before the report too
		}
		kept.Sections = append(kept.Sections, annual.Section{Ordinal: s.Ordinal, Title: s.Title, Text: withoutDigits(s.Text)})
	}
	return json.Marshal(kept)
}
