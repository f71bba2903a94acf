package place

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/place/align"
)

// longestCaption is how many characters stand above a table as its caption, at most.
const longestCaption = 60

var (
	yearNamed = regexp.MustCompile(`(20[0-4]\d|二[〇零○ＯO0][一二三四][〇零○ＯO0一二三四五六七八九])(?:\s*[年\x{FFFD}]|\.\d)`) // a font may not say what its 年 is
	lastYear  = regexp.MustCompile(`上一?年度?(?:同期|的有关|的数据|的情况|对比|数据|情况|收到|\s|[）):：]|$)|上一?期(?:公开|的有关|的数据|的情况|数据|情况)|去年|上年同期|^[（(]?(?:供?对比|供?比较|供?参考)[）)]?[:：]?$|[（(]供(?:对比|比较|参考)[）)]|前一年度|往年|以往年度|历史数据|同期(?:对比|数据|比较)`)
	yearAlone = regexp.MustCompile(`^(?:附?表[\d一二三四五六七八九十]+)?\s*20([0-4]\d)$|^(?:附?表[\d一二三四五六七八九十]+)?\s*([1-4]\d)年度`) // 表二 2022, 22年度
	ourYear   = regexp.MustCompile(`(?:本年度?|今年)(?:的有关|的数据|的情况|数据|情况|收到)`)
	pointing  = regexp.MustCompile(`如下|下表|见下`)
	digits    = regexp.MustCompile(`[\d一二三四五六七八九十〇零]+`)
)

// A captioned is a table of a section with what stands next to it.
type captioned struct {
	table        *document.Table
	place        document.Place
	above, below string   // the short lines right before and after it that are no sentences, or point to it
	within       []string // lines of its grid that name a year, below its first figures
}

// A caption is what is printed with a grid as its caption.
type caption struct {
	text  string
	below bool // it stands below the grid, and so do those that a grid of several tables has within
}

// captionsOf returns what is printed with each grid of a document as its caption: what stands
// above it, or below it in sections that set captions there. Of tables beside each other
// under one line that names a year for each, every one has its own.
func captionsOf(doc *document.Document) map[*document.Table]caption {
	captions := map[*document.Table]caption{}
	for i := range doc.Sections {
		list := captionedIn(&doc.Sections[i])
		shareAbove(list)
		below := areBelow(list)
		next := ""
		for _, c := range slices.Backward(list) {
			if !below {
				captions[c.table] = caption{text: c.above}
				continue
			}
			if lines := c.yearsBelow(); len(lines) > 0 {
				slices.Reverse(lines) // the nearest last, as above a table
				next = strings.Join(lines, "\n")
			}
			captions[c.table] = caption{next, true} // a table of several grids has one below the last
		}
	}
	return captions
}

// captionedIn lists the tables of a section with the lines around them.
func captionedIn(s *document.Section) []captioned {
	var list []captioned
	var text strings.Builder // of the lines since the last table or running text
	open := false            // whether nothing but such lines stands between the last table and here
	end := func(after bool) {
		if open {
			list[len(list)-1].below = text.String()
		}
		text.Reset()
		open = after
	}
	for _, b := range s.Blocks {
		switch line := strings.TrimSpace(b.Paragraph); {
		case b.Table != nil:
			above := text.String()
			end(true)
			list = append(list, captioned{table: b.Table, place: b.Place, above: above, within: captionsWithin(b.Table)})
		case utf8.RuneCountInString(oneLine(line)) > longestCaption, strings.HasSuffix(line, "。") && !pointing.MatchString(line):
			end(false)
		default:
			text.WriteString(line)
			text.WriteByte('\n')
		}
	}
	end(false)
	return list
}

// captionsWithin returns the lines of a grid below its first figures that name a year, as captions do: without rulings,
// tables below each other can be taken for one.
func captionsWithin(t *document.Table) []string {
	var lines []string
	begun := false
	for _, r := range align.Rows(t) {
		line := lineOf(r)
		switch {
		case begun && isCaption(r, line):
			lines = append(lines, line)
		case r.Values > 0:
			begun = true
		}
	}
	return lines
}

// isCaption reports whether a row of a grid, which prints a line, is a caption that names a year.
func isCaption(r align.Row, line string) bool {
	return yearLine.MatchString(line) || r.Values == 0 && len(r.Labels) == 1 && yearNamed.MatchString(r.Labels[0].Text)
}

// yearsBelow returns the lines below a table that name a year: between the pieces of a table that a page break cuts can stand others.
func (c captioned) yearsBelow() []string {
	return slices.DeleteFunc(strings.Split(c.below, "\n"), func(line string) bool { return !yearNamed.MatchString(line) })
}

// areBelow reports whether captions stand below their tables: one below the last and those below or between others are
// the same but for their numbers, and the first has no such one above.
func areBelow(list []captioned) bool {
	var lines []string
	for _, c := range list {
		lines = append(lines, c.within...)
		if below := strings.Join(c.yearsBelow(), ""); below != "" { // else it goes on in the next one
			lines = append(lines, strings.Join(strings.Fields(below), ""))
		}
	}
	if len(lines) < 2 || !endsInCaption(list[len(list)-1]) {
		return false
	}
	patternOf := func(line string) string { return digits.ReplaceAllString(line, "") }
	pattern := patternOf(lines[len(lines)-1])
	return len(yearsIn(lines[len(lines)-1])) > 0 && patternOf(strings.Join(strings.Fields(list[0].above), "")) != pattern &&
		!slices.ContainsFunc(lines, func(line string) bool { return patternOf(line) != pattern })
}

// endsInCaption reports whether a caption stands below a table, or is the last row of its grid.
func endsInCaption(c captioned) bool {
	if len(c.yearsBelow()) > 0 || len(c.within) == 0 {
		return len(c.yearsBelow()) > 0
	}
	rows := align.Rows(c.table)
	last := rows[len(rows)-1]
	return isCaption(last, lineOf(last))
}

// shareAbove gives tables that stand beside each other each its part of the line above them,
// from one year to the next.
func shareAbove(list []captioned) {
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].above == "" && isBeside(list[end-1].place, list[end].place) {
			end++
		}
		row := list[start:end]
		above := lastLine(row[0].above)
		if at := yearNamed.FindAllStringIndex(above, -1); len(row) > 1 && len(at) == len(row) {
			slices.SortFunc(row, func(a, b captioned) int { return cmp.Compare(a.place.Box.X0, b.place.Box.X0) })
			for i := range row {
				to := len(above)
				if i+1 < len(row) {
					to = at[i+1][0]
				}
				row[i].above = above[at[i][0]:to]
			}
		}
		start = end
	}
}

// lastLine returns the last line of a text that is not blank.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// isBeside reports whether two places share most of their height and none of their width.
func isBeside(a, b document.Place) bool {
	return a.Page == b.Page && a.Box.OverlapY(b.Box) > min(a.Box.Height(), b.Box.Height())/2 && a.Box.OverlapX(b.Box) <= 0
}

// arabic writes the numerals of a year as digits.
var arabic = strings.NewReplacer("〇", "0", "零", "0", "○", "0", "Ｏ", "0", "O", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// An era says which year's a table is by its caption.
type era int

const (
	unsaid    era = iota
	thisYear      // the report's year is named
	otherYear     // another year is, and not the report's
)

// eraOf tells which year a caption names, of a report on the year, 0 where that is not
// known. A caption of the whole chapter can stand above that of the table, so that the nearest
// line counts if it says in words that the table is last year's.
func eraOf(caption string, year int) era {
	var years []int
	said, ours := false, false // a nearer line says whose year it is; one says that it is the report's
	for _, line := range slices.Backward(strings.Split(caption, "\n")) {
		isLast := lastYear.MatchString(line)
		named := yearsIn(line)
		if isLast && !said && !slices.Contains(named, year) {
			return otherYear
		}
		ours = ours || ourYear.MatchString(line)
		years, said = append(years, named...), said || ours || len(named) > 0
	}
	isOther := func(y int) bool { return y != year }
	switch {
	case year == 0 && len(years) > 0:
		return unsaid
	case slices.Contains(years, year) && slices.ContainsFunc(years, isOther):
		return unsaid // it compares them, or stands over several tables
	case slices.Contains(years, year):
		return thisYear
	case len(years) > 0:
		return otherYear
	case ours:
		return thisYear
	}
	return unsaid
}

// yearsIn lists the years that a line of a caption names.
func yearsIn(line string) []int {
	var years []int
	for _, m := range yearNamed.FindAllStringSubmatch(line, -1) {
		if y, err := strconv.Atoi(arabic.Replace(m[1])); err == nil {
			years = append(years, y)
		}
	}
	if m := yearAlone.FindStringSubmatch(line); m != nil && len(years) == 0 {
		y, _ := strconv.Atoi("20" + m[1] + m[2])
		years = append(years, y)
	}
	return years
}
