package identity

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/spelling"
)

// An Opening is what a report says of itself before its first chapter: its title,
// whose it is, and for which year and period.
type Opening struct {
	Title string // without white space, "" where there is none
	Year  int    // 0 where nothing tells it
	// PeriodStart and PeriodEnd bound the statistics, ISO 8601 dates, as stated
	// in the text; the calendar year where the text does not say.
	PeriodStart, PeriodEnd string
	// PeriodYear is the year in which the stated period ends, 0 where none is
	// stated. It can be another than Year, which is the title's first.
	PeriodYear int
	Identity   Identity
}

// ReadOpening reads the title and the first paragraphs of a document.
func ReadOpening(doc *document.Document) Opening {
	lines, paragraphs := titleLines(doc), opening(doc)
	o := Opening{Title: spelling.Squeeze(strings.Join(lines, ""))}
	o.findYear(spelling.Squeeze(strings.Join(paragraphs, "\n")))
	title := strings.Join(lines, "\n")
	if len(lines) == 0 {
		title = doc.Title
	}
	o.Identity = Identify(append([]string{title}, paragraphs...), o.Year)
	return o
}

const maxTitleLine = 60 // runes; a longer line is prose

var (
	namesReport  = regexp.MustCompile(`报告|年报`)
	namesSubject = regexp.MustCompile(`信息公开|政务公开`)
)

// opening returns the paragraphs before the first section, or, where a report
// goes right to its first section, the first ones of that.
func opening(doc *document.Document) []string {
	var list []string
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				list = append(list, b.Paragraph)
			}
			if len(list) == 40 {
				return list
			}
		}
		if s.Ordinal > 0 {
			break
		}
	}
	return list
}

// titleLines returns the lines of the report's title: the first short line that
// names an information-disclosure report, with the short lines before it that
// name an organ or a year, and the file's own title where the text has none.
func titleLines(doc *document.Document) []string {
	lines := opening(doc)
	for i, l := range lines {
		joined := spelling.Squeeze(l)
		start := i
		// A title set over several lines: the subject may be on one of them and
		// the word "report" on the next.
		for start > 0 && i-start < 3 && isTitlePart(lines[start-1]) {
			start--
			joined = spelling.Squeeze(lines[start]) + joined
		}
		if !isTitlePart(l) || !namesReport.MatchString(spelling.Squeeze(l)) || !namesSubject.MatchString(joined) {
			continue
		}
		return lines[start : i+1]
	}
	if namesSubject.MatchString(doc.Title) {
		return []string{doc.Title}
	}
	return nil
}

func isTitlePart(line string) bool {
	line = spelling.Squeeze(line)
	return line != "" && utf8.RuneCountInString(line) <= maxTitleLine && !strings.ContainsAny(line, "。；：:;")
}
