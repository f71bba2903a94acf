package markup

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
)

// wordMediaType is the media type of a Word document (ECMA-376).
const wordMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// wordText is the part of the package that holds the text.
const wordText = "word/document.xml"

// ReadWordDocument reads the paragraphs and tables of a Word document. The
// place of what is read is the number of its paragraph, counted from 1 over the
// whole text. Numbers that Word adds by itself are not in the text.
func ReadWordDocument(doc *document.Document, data []byte, limits document.Limits) error {
	doc.MediaType = wordMediaType
	return readWord(doc, limits, func() (*wordElement, error) {
		text, err := wordPart(data, limits)
		if err != nil {
			return nil, err
		}
		var root wordElement
		return &root, xml.Unmarshal(text, &root)
	})
}

// readWord reads the paragraphs and tables of an element that holds a text.
func readWord(doc *document.Document, limits document.Limits, parse func() (*wordElement, error)) error {
	doc.Layout = document.MarkedUp
	text, err := parse()
	if err == nil {
		w := &wordReader{markup: newMarkup(limits)}
		if err = w.flow(text); err == nil {
			return w.done(doc)
		}
	}
	reason := document.ErrDamagedWord
	for _, r := range []error{document.ErrLimit, document.ErrUnsupported} {
		if errors.Is(err, r) {
			reason = r
		}
	}
	return &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
}

// wordPart returns the text part of the package.
func wordPart(data []byte, limits document.Limits) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == wordText })
	if i < 0 {
		return nil, fmt.Errorf("%w: %w", document.ErrUnsupported, document.Fault("an archive without "+wordText))
	}
	part, err := z.File[i].Open()
	if err != nil {
		return nil, err
	}
	defer part.Close()
	text, err := io.ReadAll(io.LimitReader(part, limits.MaxTextBytes+1))
	if err != nil {
		return nil, err
	}
	return text, limits.CheckText(text, true)
}

// A wordElement is an element of the text part with all it holds.
type wordElement struct {
	XMLName  xml.Name
	Attrs    []xml.Attr    `xml:",any,attr"`
	Text     string        `xml:",chardata"`
	Elements []wordElement `xml:",any"`
}

// child returns the first element of the name inside of e, nil without one. Word 2003 wrote some
// names in small letters.
func (e *wordElement) child(names ...string) *wordElement {
	for _, name := range names {
		if e == nil {
			return nil
		}
		i := slices.IndexFunc(e.Elements, func(c wordElement) bool { return strings.EqualFold(c.XMLName.Local, name) })
		if i < 0 {
			return nil
		}
		e = &e.Elements[i]
	}
	return e
}

// value returns the attribute val.
func (e *wordElement) value() string {
	if e != nil {
		for _, a := range e.Attrs {
			if a.Name.Local == "val" {
				return a.Value
			}
		}
	}
	return ""
}

// isOn reports whether a property is there and not switched off.
func (e *wordElement) isOn() bool {
	return e != nil && !slices.Contains([]string{"0", "false", "off", "none", "baseline"}, e.value())
}

// number returns the attribute val as a number, otherwise where it is none.
func (e *wordElement) number(otherwise int) int {
	n, err := strconv.Atoi(e.value())
	if err != nil || n < 0 {
		return otherwise
	}
	return min(n, widestTable+1)
}

// notText are the elements that hold no text of the document as it is: what a
// change took out, the second version of a drawing, what floats beside the text, what stands at the
// head and the foot of a page.
var notText = []string{"del", "moveFrom", "Fallback", "txbxContent", "instrText", "sectPr", "footnote", "endnote"}

// isText reports whether an element can hold text of the document.
func (e *wordElement) isText() bool { return !slices.Contains(notText, e.XMLName.Local) }

// A wordReader turns the text part into lines and tables.
type wordReader struct {
	*markup
	paragraphs int // so far
}

// flow adds what an element holds, outside of tables. Whatever surrounds
// paragraphs (controls, marks of changes) is looked through.
func (w *wordReader) flow(e *wordElement) error {
	for i := range e.Elements {
		c := &e.Elements[i]
		var err error
		switch name := c.XMLName.Local; {
		case name == "p":
			w.paragraphs++
			text, _ := paragraphText(c)
			for line := range strings.SplitSeq(text, "\n") {
				if err = w.addLine(line, w.paragraphs, false); err != nil {
					break
				}
			}
			if holdsPicture(c) {
				w.addPicture(w.paragraphs)
			}
		case name == "tbl":
			err = w.table(c)
		case c.isText():
			err = w.flow(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// paragraphText returns the text of a paragraph; doubtful says that some of it
// is struck out, raised or lowered. What is set off the line by a position in points is so where other text is not: some
// programs set all text of a cell so.
func paragraphText(p *wordElement) (text string, doubtful bool) {
	var b strings.Builder
	offLine, onLine := false, false
	var add func(e *wordElement, amended, off bool)
	add = func(e *wordElement, amended, off bool) {
		for i := range e.Elements {
			c := &e.Elements[i]
			switch name := c.XMLName.Local; {
			case name == "t":
				b.WriteString(c.Text)
				if strings.TrimSpace(c.Text) != "" {
					doubtful, offLine, onLine = doubtful || amended, offLine || off, onLine || !off
				}
			case name == "tab":
				b.WriteByte(' ')
			case name == "noBreakHyphen": // which is the sign of a negative figure too
				b.WriteByte('-')
			case name == "br", name == "cr":
				b.WriteByte('\n')
			case name == "r":
				if !c.child("rPr", "vanish").isOn() {
					add(c, c.child("rPr", "strike").isOn() || c.child("rPr", "dstrike").isOn() || c.child("rPr", "vertAlign").isOn(), c.child("rPr", "position").isOn())
				}
			case name != "pPr" && name != "rPr" && c.isText():
				add(c, amended, off)
			}
		}
	}
	add(p, false, false)
	return b.String(), doubtful || offLine && onLine
}

// holdsPicture reports whether a paragraph has a picture in it.
func holdsPicture(e *wordElement) bool {
	return slices.ContainsFunc(e.Elements, func(c wordElement) bool {
		name := c.XMLName.Local
		return name == "blip" || name == "imagedata" || c.isText() && holdsPicture(&c)
	})
}

// rowsOf returns the rows or cells of an element, through what surrounds them.
func rowsOf(e *wordElement, name string) []*wordElement {
	var list []*wordElement
	for i := range e.Elements {
		switch c := &e.Elements[i]; c.XMLName.Local {
		case name:
			list = append(list, c)
		case "sdt", "sdtContent", "customXml", "ins":
			list = append(list, rowsOf(c, name)...)
		}
	}
	return list
}

// table adds a table. A cell that goes on downwards is one cell in each row, of which the first begins
// it; one that goes on to the right may be several, of which the first has the text.
func (w *wordReader) table(e *wordElement) error {
	var rows [][]markupCell
	begun := map[int][2]int{} // by column: row and index of the cell that goes on downwards
	for r, tr := range rowsOf(e, "tr") {
		var row []markupCell
		col := tr.child("trPr", "gridBefore").number(0)
		if col > 0 {
			row = append(row, markupCell{rowSpan: 1, colSpan: col, line: w.paragraphs + 1, flow: func() error { return nil }})
		}
		before := -1 // the cell to the left, where it is one of this row
		for _, tc := range rowsOf(tr, "tc") {
			width := max(1, tc.child("tcPr", "gridSpan").number(1))
			merge := tc.child("tcPr", "vMerge")
			above, ok := begun[col]
			beside := tc.child("tcPr", "hMerge")
			switch {
			case beside != nil && beside.value() != "restart" && col > 0:
				if before >= 0 {
					row[before].colSpan += width
				}
				w.paragraphs += len(rowsOf(tc, "p"))
			case merge != nil && merge.value() != "restart" && ok:
				rows[above[0]][above[1]].rowSpan++
				w.paragraphs += len(rowsOf(tc, "p"))
				before = -1
			default:
				row = append(row, w.cell(tc, width))
				before = len(row) - 1
				delete(begun, col)
				if merge != nil {
					begun[col] = [2]int{r, before}
				}
			}
			col += width
		}
		rows = append(rows, row)
	}
	return w.addTable(rows)
}

// cell reads one cell.
func (w *wordReader) cell(tc *wordElement, width int) markupCell {
	first := w.paragraphs
	c := markupCell{rowSpan: 1, colSpan: width, line: first + 1, flows: tc.child("tbl") != nil}
	var lines []string
	for _, p := range rowsOf(tc, "p") {
		w.paragraphs++
		text, doubtful := paragraphText(p)
		c.doubtful = c.doubtful || doubtful
		lines = appendLines(lines, text)
	}
	c.text = strings.Join(lines, "\n")
	c.flows = c.flows || utf8.RuneCountInString(c.text) > longestCell
	c.flow = func() error {
		last := w.paragraphs
		w.paragraphs = first
		err := w.flow(tc)
		w.paragraphs = max(last, w.paragraphs)
		return err
	}
	return c
}
