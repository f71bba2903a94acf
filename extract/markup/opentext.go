package markup

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/extract/markup/opentree"
)

// openTextMediaType is the media type of a text of LibreOffice (OpenDocument, ISO/IEC 26300).
const openTextMediaType = "application/vnd.oasis.opendocument.text"

// ReadOpenText reads the paragraphs and tables of a text of LibreOffice. Places are as ReadWordDocument
// has them. Errors are of type document.Error.
func ReadOpenText(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType, doc.Layout = openTextMediaType, document.MarkedUp
	text, styles, err := opentree.Read(data, limits)
	if err == nil {
		r := &openReader{markup: newMarkup(limits), styles: styles}
		if err = r.flow(text); err == nil {
			return r.done(doc)
		}
	}
	reason := document.ErrDamagedWord
	for _, other := range []error{document.ErrLimit, document.ErrUnsupported, document.ErrPassword} {
		if errors.Is(err, other) {
			reason = other
		}
	}
	return &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
}

// An openReader turns the text into lines and tables.
type openReader struct {
	*markup
	styles     opentree.Styles
	paragraphs int // so far
	places     int // of cells, so far
}

// notOpenText are the elements that hold no text of the document as it is: what changes took out,
// notes and remarks, what floats beside the text, how something is read aloud.
var notOpenText = []string{"tracked-changes", "note", "annotation", "frame", "custom-shape", "ruby-text", "forms"}

// flow adds what an element holds, outside of tables.
func (r *openReader) flow(e *opentree.Element) error {
	for _, c := range e.Holds {
		var err error
		switch {
		case c.Name == "p" || c.Name == "h":
			r.paragraphs++
			text, _ := r.paragraph(c)
			for line := range strings.SplitSeq(text, "\n") {
				if err = r.addLine(collapse(line), r.paragraphs, false); err != nil {
					break
				}
			}
			if c.Within("image") != nil {
				r.addPicture(r.paragraphs)
			}
		case c.Name == "table":
			err = r.table(c)
		case !slices.Contains(notOpenText, c.Name):
			err = r.flow(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// spaces are what a text has between its words; it does not end a line.
var spaces = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// paragraph returns the text of a paragraph; doubtful says that some of it is struck out, raised or
// lowered.
func (r *openReader) paragraph(p *opentree.Element) (text string, doubtful bool) {
	var b strings.Builder
	var add func(e *opentree.Element, amended bool)
	add = func(e *opentree.Element, amended bool) {
		for _, c := range e.Holds {
			switch c.Name {
			case "":
				b.WriteString(spaces.Replace(c.Text))
				doubtful = doubtful || amended && strings.TrimSpace(c.Text) != ""
			case "s", "tab":
				b.WriteByte(' ')
			case "line-break":
				b.WriteByte('\n')
			case "span":
				if struck, hidden := r.styles.Look("text", c.Attribute("style-name")); !hidden {
					add(c, amended || struck)
				}
			default:
				if !slices.Contains(notOpenText, c.Name) {
					add(c, amended)
				}
			}
		}
	}
	struck, hidden := r.styles.Look("paragraph", p.Attribute("style-name"))
	if !hidden {
		add(p, struck)
	}
	return b.String(), doubtful
}

// table adds a table. Cells that others cover are there as well, with nothing in them.
func (r *openReader) table(e *opentree.Element) error {
	var rows [][]markupCell
	for _, tr := range rowsIn(e) {
		var row []markupCell
		for _, tc := range tr.Holds {
			if tc.Name != "table-cell" {
				continue
			}
			c := r.cell(tc)
			for range tc.Times("number-columns-repeated", widestTable+1) {
				row = append(row, c)
			}
			if len(row) > widestTable {
				return &document.LimitError{Limit: "columns", Max: widestTable}
			}
		}
		for range tr.Times("number-rows-repeated", r.limits.MaxObjects) {
			if r.places += 1 + len(row); r.places > r.limits.MaxObjects {
				return &document.LimitError{Limit: "objects", Max: int64(r.limits.MaxObjects)}
			}
			rows = append(rows, slices.Clone(row))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return r.addTable(rows)
}

// rowsIn returns the rows of a table, through what groups them.
func rowsIn(e *opentree.Element) []*opentree.Element {
	var rows []*opentree.Element
	for _, c := range e.Holds {
		switch c.Name {
		case "table-row":
			rows = append(rows, c)
		case "table-header-rows", "table-rows", "table-row-group":
			rows = append(rows, rowsIn(c)...)
		}
	}
	return rows
}

// cell reads one cell.
func (r *openReader) cell(tc *opentree.Element) markupCell {
	before := r.paragraphs
	c := markupCell{rowSpan: tc.Times("number-rows-spanned", 65534), colSpan: tc.Times("number-columns-spanned", widestTable+1), line: before + 1, flows: tc.Within("table") != nil}
	var lines []string
	var add func(e *opentree.Element)
	add = func(e *opentree.Element) {
		for _, p := range e.Holds {
			switch {
			case p.Name == "p" || p.Name == "h":
				r.paragraphs++
				text, doubtful := r.paragraph(p)
				c.doubtful = c.doubtful || doubtful
				lines = appendLines(lines, text)
			case p.Name != "table" && !slices.Contains(notOpenText, p.Name):
				add(p)
			}
		}
	}
	add(tc)
	c.text = strings.Join(lines, "\n")
	c.flows = c.flows || utf8.RuneCountInString(c.text) > longestCell
	c.flow = func() error {
		last := r.paragraphs
		r.paragraphs = before
		err := r.flow(tc)
		r.paragraphs = max(last, r.paragraphs)
		return err
	}
	return c
}
