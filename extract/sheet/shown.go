package sheet

import (
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
		n := f.of(c.Format).Number(c.Number, f.from1904)
		s := shown{text: strings.Join(lines(n.Text), "\n"), unknown: n.Unknown}
		if n.Rounded {
			s.stored = strconv.FormatFloat(c.Number, 'g', 15, 64)
		}
		return s
	}
	return shown{text: c.Text}
}
