package crawl

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"unicode"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
)

// sayTheSame reports whether two versions of a web page are the same report:
// pages change with every visit by what stands beside it, such as a count of
// visitors, and no new version of the report should come of that.
func sayTheSame(before, after string) bool {
	var readings [2][]byte
	for i, path := range []string{before, after} {
		_, report, err := ingest.Read(context.Background(), path)
		if err != nil {
			return false
		}
		if readings[i], err = substance(report); err != nil {
			return false
		}
	}
	return bytes.Equal(readings[0], readings[1])
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
		text := strings.Map(func(c rune) rune {
			if unicode.IsDigit(c) {
				return -1
			}
			return c
		}, s.Text)
		kept.Sections = append(kept.Sections, annual.Section{Ordinal: s.Ordinal, Title: s.Title, Text: text})
	}
	return json.Marshal(kept)
}
