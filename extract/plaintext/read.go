package plaintext

import (
	"strconv"
	"strings"
	"unicode"

	"nianbao/extract/character"
	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// Read reads a text into the pages of a document: UTF-8, or else GB 18030. A form feed ends
// a page. Lines have no boxes; they are numbered as in the file. It fails with
// ErrEncoding where the bytes are no text, and with ErrLimit where they are too many.
func Read(doc *document.Document, data []byte, names Names, limits document.Limits) error {
	doc.MediaType, doc.Layout = "text/plain", document.Ordered
	exceeded := func(err error) error {
		return &document.Error{Path: doc.Path, Reason: document.ErrLimit, Detail: err.Error()}
	}
	if err := limits.CheckText(data, false); err != nil {
		return exceeded(err)
	}
	text, lost := character.DecodeText(data)
	if lost > 0 {
		return &document.Error{Path: doc.Path, Reason: document.ErrEncoding}
	}
	if n := strings.Count(text, "\f"); n >= limits.MaxPages {
		return exceeded(&document.LimitError{Limit: "pages", Max: int64(limits.MaxPages)})
	}
	doc.Tail = tailOf(text)
	var seen document.Seen
	number := 0           // of a line in the file
	lines, blanks := 0, 0 // how many there are, and before how many of them a blank one stands
	var pages [][]line
	for i, page := range strings.Split(text, "\f") {
		var read []line
		apart := false
		for j, s := range strings.Split(page, "\n") {
			if i == 0 || j > 0 { // a form feed ends no line
				number++
			}
			if s = strings.TrimSpace(character.Clean(s)); s == "" || s == character.Replacement {
				apart = true
				continue
			}
			if err := seen.Add(s, limits); err != nil {
				return exceeded(err)
			}
			if lines++; apart {
				blanks++
			}
			l := line{text: s, number: number, blank: apart, apart: apart}
			if layout.ReadsAsPageNumber(s) {
				l.role = document.PageNumber
			}
			read = append(read, l)
			apart = false
		}
		pages = append(pages, read)
	}
	words := newLexicon(names)
	twice := isDoubled(pages)
	for i, read := range pages {
		read = once(read, twice)
		markPageNumber(read, i+1, len(pages))
		if blanks*spacedShare > lines*(spacedShare-1) {
			for j := range read {
				read[j].apart = false // a blank line between all lines tells nothing
			}
		}
		doc.Pages = append(doc.Pages, page(i+1, rows(asLines(unroll(withoutOrdinals(withoutCommas(closePipes(cutFillers(atTabs(read))))), words)), words)))
	}
	return nil
}

// markPageNumber marks the page's own number where it stands alone, first or last on its
// page of several.
func markPageNumber(lines []line, number, pages int) {
	for _, i := range []int{0, len(lines) - 1} {
		if i >= 0 && i < len(lines) && pages > 1 && lines[i].text == strconv.Itoa(number) {
			lines[i].role = document.PageNumber
		}
	}
}

// spacedShare is such that a text of which all lines but one in so many stand apart is
// set with blank lines between.
const spacedShare = 4

// A line is one line of the text, without the spaces around it.
type line struct {
	role   document.Role
	text   string
	number int      // in the file
	words  []int    // the numbers of the lines that its words stood on, nil where it stood on one
	cells  []string // with those that are empty, where signs part them; nil where words are all that is known
	blank  bool     // a blank line stands before it
	apart  bool     // and means something
	begins bool     // a pipe stands before it and shows that a cell begins
}

// page makes a page of lines and of the tables among them.
func page(number int, lines []line) *document.Page {
	p := &document.Page{Number: number}
	for i := 0; i < len(lines); {
		if n := pipeRows(lines[i:]); n > 0 {
			t := pipeTable(number, lines[i:i+n])
			p.Tables = append(p.Tables, t)
			p.Sequence = append(p.Sequence, document.Item{Page: p, Table: t})
			i += n
			continue
		}
		l := document.Line{Text: lines[i].text, Number: lines[i].number, Numbers: lines[i].words, Cells: lines[i].cells, Apart: lines[i].apart, Role: lines[i].role}
		p.Lines = append(p.Lines, l)
		if l.Role == document.Body {
			p.Sequence = append(p.Sequence, document.Item{Page: p, Line: &l})
		}
		i++
	}
	return p
}

// tailOf returns the last word of a text where nothing follows it.
func tailOf(text string) string {
	return text[strings.LastIndexFunc(text, func(c rune) bool { return unicode.IsSpace(c) || c == '|' })+1:]
}
