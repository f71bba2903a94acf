package numberformat

import (
	"slices"
	"strconv"
	"strings"
)

// A Format is the code of a number format, taken apart.
type Format struct {
	sections []section
	text     *section // for texts, nil where they stay as they are
}

// A section is what a format has for values of one kind.
type section struct {
	tokens    []token
	condition condition
	isDate    bool
	isGeneral bool
	isPower   bool // numbers stand with a power of ten
	inChinese bool // dates stand in Chinese numerals
	isUnknown bool // the code has parts that are not known here
}

// A condition is that for which a section was written: [>=100]. Without an operator there is none.
type condition struct {
	operator string
	limit    float64
}

// Shown is a value as it stands in its cell.
type Shown struct {
	Text string
	// Rounded says that the text has fewer digits than the value.
	Rounded bool
	// Unknown says that the format has parts that are not known here; Text is the value
	// without a format then.
	Unknown bool
}

// ofThePlace are the codes for dates and times that are shown as the reader's place writes them, by
// the mark that says so.
var ofThePlace = map[string]string{"[$-F800]": `yyyy"年"m"月"d"日"`, "[$-F400]": "h:mm:ss"}

// longestCode is how many bytes a code has at most; Excel takes 255 characters.
const longestCode = 1000

// Parse takes the code of a format apart. "" is General.
func Parse(code string) Format {
	if len(code) > longestCode {
		return Format{sections: []section{{isUnknown: true}}}
	}
	if strings.TrimSpace(code) == "" {
		code = "General"
	}
	for mark, own := range ofThePlace {
		if strings.Contains(code, mark) {
			code = own
		}
	}
	var f Format
	parts := splitSections(code)
	for i, part := range parts[:min(len(parts), 4)] {
		s := newSection(tokens(part))
		switch isText := slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == textValue }); {
		case isText || i == 3:
			f.text = &s
		default:
			f.sections = append(f.sections, s)
		}
	}
	return f
}

// newSection says what kind of section tokens make.
func newSection(list []token) section {
	s := section{}
	digits := false
	for _, t := range list {
		switch t.kind {
		case general:
			s.isGeneral = true
		case dateField:
			s.isDate = true
		case digit:
			digits = true
		case power:
			s.isPower = true
		case numerals:
			s.inChinese = true
			continue
		case unknown:
			s.isUnknown = true
		case conditional:
			s.condition = parseCondition(t.text)
			continue
		}
		s.tokens = append(s.tokens, t)
	}
	if s.isGeneral && (s.isDate || digits) || s.inChinese && !s.isDate || s.isPower && !s.isPlainPower() {
		s.isUnknown = true
	}
	return s
}

func parseCondition(text string) condition {
	operator := text[:len(text)-len(strings.TrimLeft(text, "<>="))]
	limit, err := strconv.ParseFloat(text[len(operator):], 64)
	if err != nil {
		return condition{}
	}
	return condition{operator, limit}
}

// holds reports whether a value meets the condition.
func (c condition) holds(value float64) bool {
	switch c.operator {
	case "<":
		return value < c.limit
	case "<=":
		return value <= c.limit
	case ">":
		return value > c.limit
	case ">=":
		return value >= c.limit
	case "<>":
		return value != c.limit
	}
	return value == c.limit
}

// sectionFor returns the section for a value, nil for a format that has none for numbers.
// Without conditions the first is for positive numbers, the second for negative ones, the third
// for zero; where one is missing the first has to do.
func (f Format) sectionFor(value float64) *section {
	list := f.sections
	if len(list) == 0 {
		return nil
	}
	if slices.ContainsFunc(list, func(s section) bool { return s.condition.operator != "" }) {
		for i := range list {
			if list[i].condition.operator == "" || list[i].condition.holds(value) {
				return &list[i]
			}
		}
		return nil
	}
	switch {
	case value < 0 && len(list) > 1:
		return &list[1]
	case value == 0 && len(list) > 2:
		return &list[2]
	}
	return &list[0]
}

// Text returns a text as the format shows it: in most formats as it is.
func (f Format) Text(text string) string {
	if f.text == nil {
		return text
	}
	var b strings.Builder
	for _, t := range f.text.tokens {
		switch t.kind {
		case textValue, general:
			b.WriteString(text)
		case literal:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// Number returns a number as the format shows it. Dates count from 1900, or from 1904 where
// from1904 says so. How wide the column is does not count: a number that finds no room there is
// shown whole here.
func (f Format) Number(value float64, from1904 bool) Shown {
	s := f.sectionFor(value)
	if s == nil {
		if f.text != nil || len(f.sections) == 0 {
			plain := General(value)
			plain.Text = f.Text(plain.Text)
			return plain
		}
		return Shown{Text: "########", Unknown: true}
	}
	switch {
	case s.isUnknown:
		plain := General(value)
		plain.Unknown = true
		return plain
	case s.isDate:
		return s.date(value, from1904)
	case s.isPower:
		return s.scientific(value)
	}
	signed := value < 0 && (len(f.sections) == 1 || s == &f.sections[0])
	return s.number(value, signed)
}
