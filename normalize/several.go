package normalize

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/identity"
	"nianbao/normalize/place"
)

// ErrSeveralReports is returned for a file that holds several reports where they can't be
// taken apart: none is read rather than a mixture of them.
var ErrSeveralReports = errors.New("the file holds several reports")

// A passage of a document is a paragraph, a heading or a table, in reading order.
type passage struct {
	text    string // "" for a table
	place   document.Place
	chapter int // of a heading, 0 elsewhere
	block   *document.Block
}

var (
	// firstChapter begins what stands before no other chapter, as a report does.
	firstChapter = regexp.MustCompile(`^\s*一\s*[、.．]`)
	aYear        = regexp.MustCompile(`\d{4}|[〇○零ＯO]`)
	// firstRow is the first row of the form, which is numbered as chapters are.
	firstRow = regexp.MustCompile(`本年新收`)
	// otherTitle is a title of a table, of many reports, or of what a page has beside its own.
	otherTitle = regexp.MustCompile(`汇编|表(?:[（(][^）)]*[）)])?$|目录|通知|图解|解读|上一篇|下一篇|附件下载|说明$`)
)

// Starts returns where the reports of a document begin that holds several of different
// organs or years: last year's after this year's, or those of thirty departments. It is
// nil for any other document. Each of them has its title, begins with a first chapter, and
// has a table of the form or reads as a report; a report that quotes the title of another,
// has last year's table in it or follows the notice on it is one.
func Starts(doc *document.Document) []document.Place {
	list := passagesOf(doc)
	all := titles(list)
	all = all[:min(len(all), mostTitled)]
	if len(all) < 2 {
		return nil
	}
	begun := starts(list, all)
	if len(begun) < 2 {
		return nil
	}
	var held []int // where the titles of reports are, and not of links and quotes
	for i, s := range begun {
		end := len(list)
		if i+1 < len(begun) {
			end = begun[i+1].at
		}
		if holdsReport(list[s.at:end]) {
			held = append(held, s.at)
		}
	}
	begun = starts(list, held)
	if len(begun) < 2 {
		return nil
	}
	var places []document.Place
	for _, s := range begun {
		places = append(places, list[s.at].place)
	}
	return places
}

// mostTitled bounds at how many places of a file a report is looked for: no file holds that many,
// and a list of links may.
const mostTitled = 2000

// A start is where a report begins, with the titles that may be its own: of its cover, its
// head, its preamble.
type start struct {
	at     int
	titles []string
}

// mostTitles bounds how many wordings of its title a report has.
const mostTitles = 8

// starts returns the starts among the passages that have titles. A title is that of another
// report if it differs from one of those before it.
func starts(list []passage, titles []int) []start {
	var begun []start
	for i, at := range titles {
		next := len(list)
		if i+1 < len(titles) {
			next = titles[i+1]
		}
		title, last := completed(list[at:next]), len(begun)-1
		if last < 0 || slices.ContainsFunc(begun[last].titles, func(t string) bool { return identity.TitlesDiffer(t, title) }) {
			begun = append(begun, start{at, []string{title}})
			continue
		}
		if own := &begun[last].titles; len(*own) < mostTitles && !slices.Contains(*own, title) {
			*own = append(*own, title)
		}
	}
	return begun
}

// passagesOf returns all of a document in reading order.
func passagesOf(doc *document.Document) []passage {
	var list []passage
	for _, s := range doc.Sections {
		if s.Ordinal > 0 {
			list = append(list, passage{text: s.Title, place: s.Place, chapter: s.Ordinal})
		}
		for i := range s.Blocks {
			b := &s.Blocks[i]
			list = append(list, passage{text: b.Paragraph, place: b.Place, block: b})
		}
	}
	return list
}

// titles returns the passages at which the titles of reports begin.
func titles(list []passage) []int {
	lines := make([]string, len(list))
	for i, p := range list {
		if p.chapter == 0 {
			lines[i] = p.text
		}
	}
	var found []int
	for i := range lines {
		start, ok := identity.TitleAt(lines, i)
		if !ok || otherTitle.MatchString(strings.TrimSpace(lines[i])) {
			continue
		}
		if _, alone := identity.TitleAt(lines[i:i+1], 0); alone && identity.TitleOrgan(lines[i]) != "" {
			start = i // what stands above is of something else
		}
		if n := len(found); n > 0 && start < found[n-1] {
			continue // it is put together of the lines of one that was found
		}
		found = append(found, start)
	}
	return found
}

// openingPassages is how far behind a title its report names its organ and its year.
const openingPassages = 10

// completed returns the title with which the passages begin, with the organ and the year that
// follow it where it does not name them itself.
func completed(list []passage) string {
	title := ""
	for i := 0; i < len(list) && i < openingPassages; i++ {
		title += list[i].text
		if strings.Contains(title, "报告") || strings.Contains(title, "年报") {
			break
		}
	}
	organ, year := identity.TitleOrgan(title) != "", aYear.MatchString(title)
	if organ && year {
		return title
	}
	part := &document.Document{Sections: []document.Section{{}}}
	for _, p := range list[:min(len(list), openingPassages)] {
		if p.text != "" && p.chapter == 0 {
			part.Sections[0].Blocks = append(part.Sections[0].Blocks, document.Block{Paragraph: p.text})
		}
	}
	o := identity.ReadOpening(part)
	if !organ && o.Identity.State == identity.Certain {
		title = o.Identity.Organ + title
	}
	if !year && o.Year != 0 {
		title += fmt.Sprintf("（%d年）", o.Year)
	}
	return title
}

// leastRows is how many rows of the form make a table of it.
const leastRows = 3

// holdsReport reports whether what follows a title is a report.
func holdsReport(list []passage) bool {
	part := &document.Document{Sections: []document.Section{{}}}
	begins := false
	for _, p := range list {
		begins = begins || p.chapter == 1 || p.chapter == 0 && firstChapter.MatchString(p.text) && !firstRow.MatchString(p.text)
		if p.block != nil {
			part.Sections[0].Blocks = append(part.Sections[0].Blocks, *p.block)
		} else {
			part.Sections[0].Blocks = append(part.Sections[0].Blocks, document.Block{Paragraph: p.text, Place: p.place})
		}
	}
	return begins && (place.FindTables(part, 0).RowsFound() >= leastRows || identity.ReadsAsReport(part))
}
