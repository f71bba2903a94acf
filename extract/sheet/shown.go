package sheet

import (
	"math"
	"strconv"
	"strings"

	"nianbao/extract/sheet/numberformat"
	"nianbao/extract/sheet/workbook"
)

// formats are the number formats of a workbook by their codes.
type formats struct {
	from1904 bool
	parsed   map[string]numberformat.Format
}

// A shown cell is what a cell shows.
type shown struct {
	text    string // line by line, "" for nothing
	stored  string // the number behind it, where it has more digits
	unknown bool   // the format is not known
}

func (f *formats) of(code string) numberformat.Format {
	if p, known := f.parsed[code]; known {
		return p
	}
	if f.parsed == nil {
		f.parsed = map[string]numberformat.Format{}
	}
	p := numberformat.Parse(code)
	f.parsed[code] = p
	return p
}

// show returns what a cell shows.
func (f *formats) show(c workbook.Cell) shown {
	switch c.Kind {
	case workbook.Text:
		return shown{text: strings.Join(lines(f.of(c.Format).Text(c.Text)), "\n")}
	case workbook.Number:
		if c.Shown != nil {
			return shownAs(*c.Shown, c.Number)
		}
		n := f.of(c.Format).Number(c.Number, f.from1904)
		s := shown{text: strings.Join(lines(n.Text), "\n"), unknown: n.Unknown}
		if n.Rounded {
			s.stored = strconv.FormatFloat(c.Number, 'g', 15, 64)
		}
		return s
	}
	return shown{text: c.Text}
}

// shownAs returns what a number shows of which the file says that.
func shownAs(text string, n float64) shown {
	s := shown{text: strings.Join(lines(text), "\n")}
	if printed, ok := numberIn(s.text); ok && !isAlike(printed, n) && !isAlike(printed, 100*n) {
		s.stored = strconv.FormatFloat(n, 'g', 15, 64)
	}
	return s
}

// numberIn returns the number that a text is, without what parts its thousands and what stands before and
// behind it.
func numberIn(text string) (float64, bool) {
	text = strings.TrimFunc(strings.ReplaceAll(text, ",", ""), func(r rune) bool { return !strings.ContainsRune("+-.0123456789", r) })
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// isAlike reports whether two numbers are the same as far as 15 digits tell.
func isAlike(a, b float64) bool { return math.Abs(a-b) <= 1e-14*math.Abs(b) }
