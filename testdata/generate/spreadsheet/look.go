package spreadsheet

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// plainNumber is a figure as an office types it, with a sign and a unit as printed.
var plainNumber = regexp.MustCompile(`^([+-]?)(\d[\d,]*)(\.\d+)?([件万元]*)$`)

// numberOf returns the number that a figure is. It reports false for one that is no number to
// a spreadsheet.
func numberOf(text string) (float64, bool) {
	m := plainNumber.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(m[1]+strings.ReplaceAll(m[2], ",", "")+m[3], 64)
	return n, err == nil
}

// formatOf returns the number format with which a number is printed so.
func formatOf(text string) string {
	m := plainNumber.FindStringSubmatch(text)
	if m == nil || m[1] != "+" && m[4] == "" && m[3] == "" && !strings.Contains(m[2], ",") {
		return ""
	}
	code := "0"
	if strings.Contains(m[2], ",") {
		code = "#,##0"
	}
	if m[3] != "" {
		code += "." + strings.Repeat("0", len(m[3])-1)
	}
	if m[4] != "" {
		code += `"` + m[4] + `"`
	}
	if m[1] == "+" {
		code = "+" + code + ";-" + code + ";" + code
	}
	return code
}

// look returns the number of a style, making it.
func (b *book) look(kind, format string) int {
	name := kind + "|" + format
	if id, known := b.styles[name]; known {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "宋体", Size: 11},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	}
	switch kind {
	case "title":
		s.Font.Size, s.Font.Bold = 18, true
	case "heading":
		s.Font.Family, s.Font.Bold, s.Alignment.Horizontal = "黑体", true, "left"
	case "prose":
		s.Alignment.Horizontal = "left"
	}
	if kind == "cell" && !b.style.Unruled || b.style.Boxed {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if kind == "cell" && format != "" && format != "cell" {
		s.CustomNumFmt = &format
	}
	id, err := b.NewStyle(s)
	b.keep(err)
	b.styles[name] = id
	return id
}
