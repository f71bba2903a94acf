package printed

import (
	"regexp"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
	"nianbao/normalize/spelling"
)

// A footnotes list holds the lines below a table, and over all of its columns, in which its
// footnotes stand.
type footnotes []string

// footnotesOf returns the lines that may be footnotes of the table that is the first of the
// blocks: those up to the next table.
func footnotesOf(blocks []document.Block) footnotes {
	var lines footnotes
	for _, c := range blocks[0].Table.Cells {
		if c.ColSpan >= blocks[0].Table.Cols {
			lines = append(lines, strings.Split(c.Text, "\n")...)
		}
	}
	for _, b := range blocks[1:] {
		if b.Table != nil {
			break
		}
		lines = append(lines, strings.Split(b.Paragraph, "\n")...)
	}
	return lines
}

var footnoteWord = regexp.MustCompile(`^(?:备注|说明|注)[:：]`)

// with returns a remark with the footnote that it refers to, if it is a mark that stands
// before one of the lines: *: 其中修订16件.
func (f footnotes) with(remark string) string {
	if !number.IsNoteMark(remark) {
		return remark
	}
	mark := bare(remark)
	for _, line := range f {
		line = footnoteWord.ReplaceAllString(spelling.Squeeze(line), "")
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, "([［"), mark)
		rest = strings.TrimLeft(rest, ")]］:：、.")
		if ok && rest != "" && !strings.HasPrefix(rest, mark) && !strings.ContainsAny(rest[:1], "0123456789") {
			return remark + ": " + rest
		}
	}
	return remark
}

// bare returns a mark without its brackets.
func bare(mark string) string { return strings.Trim(spelling.Squeeze(mark), "()[]［］") }
