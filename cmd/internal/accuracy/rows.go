package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// A line is one line of text or one row of a table as another tool gives it:
// words, or cells, of which some may be blank.
type line []string

// A formRow is a row of figures of a form, by the wordings of its label.
type formRow struct {
	table    *form.Table
	row      form.Row
	columns  []form.Column
	wordings []string // folded
}

// isLabel tells whether a word is a part of the row's label.
func (r formRow) isLabel(word string) bool {
	f := fold(word)
	return strings.ContainsFunc(f, unicode.IsLetter) && slices.ContainsFunc(r.wordings, func(w string) bool { return strings.Contains(w, f) })
}

// formRows lists the rows of a form that are known by a label.
func formRows(edition string) []formRow {
	var list []formRow
	for _, f := range form.All() {
		if f.ID != edition {
			continue
		}
		for i := range f.Tables {
			t := &f.Tables[i]
			if t.Key == form.ByColumn {
				continue
			}
			for _, b := range t.Blocks {
				list = appendRows(list, t, b.Columns, b.Rows)
			}
		}
	}
	return list
}

func appendRows(list []formRow, t *form.Table, columns []form.Column, rows []form.Row) []formRow {
	for _, r := range rows {
		if t.HasFigures(r) {
			fr := formRow{table: t, row: r, columns: columns}
			for _, w := range append([]string{r.Zh}, r.Aliases...) {
				fr.wordings = append(fr.wordings, fold(w))
			}
			list = append(list, fr)
		}
		list = appendRows(list, t, columns, r.Rows)
	}
	return list
}

// matchRows puts the figures of a report's lines into the rows of its form, as a
// short script written for the purpose would: by the label that a line holds, if
// as many figures follow as the row has columns. Figures beside which no label
// stands go to the label above them, since a long label is broken over lines.
// The row that has no label, of table 四, is the line of as many figures as it
// has columns below the word 行政复议.
//
// The script doubts nothing. It is told the form, and it is taken to notice that
// rows of it stayed empty.
func matchRows(lines []line, edition string) *annual.Report {
	m := matcher{rows: formRows(edition), report: &annual.Report{Form: edition}}
	m.filled = make([]bool, len(m.rows))
	lines = plain(lines)
	waiting, since := -1, 0 // the row of the last label that stood without figures
	for i, l := range lines {
		at, rest := m.labelled(l)
		switch {
		case at >= 0:
			waiting = -1
			if !m.fill(at, rest) && !hasFigure(rest) {
				waiting, since = at, i
			}
		case waiting >= 0 && i-since <= labelLines && m.fill(waiting, l):
			waiting = -1
		}
	}
	complete := m.fillUnlabelled(lines, edition)
	for _, f := range m.filled {
		complete = complete && f
	}
	if !complete {
		m.report.Findings = append(m.report.Findings, annual.Finding{Code: "row-missing", Severity: annual.Warning, Message: "rows of the form stayed empty"})
	}
	return m.report
}

type matcher struct {
	rows   []formRow
	filled []bool
	report *annual.Report
}

// labelLines is how many lines below its first the figures of a label may stand.
const labelLines = 2

// shortest is the length in characters from which the beginning of a label
// stands for the label. Such a beginning must begin a word too, and so must a
// label that is shorter: sentences hold the same words.
const shortest = 5

// labelled returns the row whose label the line holds, -1 for none, and what
// follows the label. The longest match wins; of rows with the same label, the
// first that is still empty.
func (m *matcher) labelled(l line) (at int, rest line) {
	text, places := foldLine(l)
	best, end := 0, 0
	at = -1
	for i, r := range m.rows {
		for _, w := range r.wordings {
			if n, e := matchLabel(text, places, w); n > best || n > 0 && n == best && m.filled[at] {
				at, best, end = i, n, e
			}
		}
	}
	if at < 0 {
		return -1, nil
	}
	p := places[end-1]
	rest = append(line{l[p.word][p.end:]}, l[p.word+1:]...)
	if rest[0] == "" {
		rest = rest[1:]
	}
	return at, rest
}

// matchLabel returns how many characters of the label the text holds, and where
// they end.
func matchLabel(text []rune, places []place, label string) (n, end int) {
	w := []rune(label)
	need := min(len(w), shortest)
	for i := 0; i+need <= len(text); i++ {
		k := 0
		for k < len(w) && i+k < len(text) && text[i+k] == w[k] {
			k++
		}
		unsure := k < len(w) || len(w) < shortest
		if k < need || k <= n || unsure && !places[i].first {
			continue
		}
		n, end = k, i+k
	}
	return n, end
}

// fill gives the figures of a line to the row's columns. It returns false if
// they are not as many, or the row has figures already.
func (m *matcher) fill(at int, l line) bool {
	r := m.rows[at]
	l = slices.DeleteFunc(slices.Clone(l), func(w string) bool { return r.isLabel(w) })
	figures := figuresOf(l, len(r.columns))
	if figures == nil || m.filled[at] {
		return false
	}
	m.filled[at] = true
	m.observe(r.table, r.row, r.columns, figures)
	return true
}

func (m *matcher) observe(t *form.Table, r form.Row, columns []form.Column, figures []number.Number) {
	for i, c := range columns {
		unit := c.Unit
		if unit == "" {
			unit = r.Unit
		}
		o := annual.Observation{Unit: unit, Status: annual.Read, Value: figures[i].In(unit)}
		if o.Value == nil {
			o.Status = annual.Blank
		}
		o.Indicator, o.Applicant = t.Cell(r, c)
		m.report.Observations = append(m.report.Observations, o)
	}
}

// fillUnlabelled fills the tables whose one row has no label.
func (m *matcher) fillUnlabelled(lines []line, edition string) bool {
	complete := true
	for _, f := range form.All() {
		if f.ID != edition {
			continue
		}
		for i := range f.Tables {
			t := &f.Tables[i]
			if t.Key == form.ByColumn {
				complete = m.fillOnly(t, lines) && complete
			}
		}
	}
	return complete
}

func (m *matcher) fillOnly(t *form.Table, lines []line) bool {
	b, below := t.Blocks[0], false
	for _, l := range lines {
		text, _ := foldLine(l)
		below = below || strings.Contains(string(text), "行政复议")
		if !below {
			continue
		}
		if figures := figuresOf(l, len(b.Columns)); figures != nil {
			m.observe(t, b.Rows[0], b.Columns, figures)
			return true
		}
	}
	return false
}

// figuresOf returns the figures of the words or cells if they are as many as
// wanted, with or without the blank cells, and else nil. Words without digits
// are passed over; words with digits that are no figure belong to a sentence.
func figuresOf(l line, wanted int) []number.Number {
	var cells, printed []number.Number
	some := false
	for _, w := range l {
		n := number.Read(w)
		switch {
		case n.Value != nil:
			some = true
			printed = append(printed, n)
		case strings.TrimSpace(w) == "":
		case n.Empty:
			printed = append(printed, n)
		case strings.ContainsFunc(w, unicode.IsDigit) || strings.ContainsAny(w, "，。；"):
			return nil
		default:
			continue
		}
		cells = append(cells, n)
	}
	switch {
	case len(cells) == wanted && (some || len(printed) > 0):
		return cells
	case len(printed) == wanted:
		return printed
	}
	return nil
}

func hasFigure(l line) bool {
	for _, w := range l {
		if number.Read(w).Value != nil {
			return true
		}
	}
	return false
}

// plain returns the lines with wide digits and signs, and the radicals that some
// fonts give for characters, in their usual form.
func plain(lines []line) []line {
	list := make([]line, len(lines))
	for i, l := range lines {
		for _, w := range l {
			list[i] = append(list[i], norm.NFKC.String(w))
		}
	}
	return list
}

// A place is where a character of a folded line stands in it.
type place struct {
	word, end int  // end is the byte after the character
	first     bool // of its word
}

// foldLine returns the letters and digits of a line, and the place of each.
func foldLine(l line) ([]rune, []place) {
	var text []rune
	var places []place
	for i, w := range l {
		first := true
		for at, r := range w {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				text = append(text, r)
				places = append(places, place{word: i, end: at + len(string(r)), first: first})
				first = false
			}
		}
	}
	return text, places
}

func fold(s string) string {
	text, _ := foldLine(line{norm.NFKC.String(s)})
	return string(text)
}
