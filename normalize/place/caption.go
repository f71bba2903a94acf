package place

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
)

// longestCaption is how many characters stand above a table as its caption, at most.
const longestCaption = 60

var (
	yearNamed = regexp.MustCompile(`(20[0-4]\d|二[〇零○ＯO0][一二三四][〇零○ＯO0一二三四五六七八九])(?:\s*[年\x{FFFD}]|\.\d)`) // a font may not say what its 年 is
	lastYear  = regexp.MustCompile(`上一?年度?(?:同期|的有关|的数据|的情况|对比|数据|情况|收到|\s|[）):：]|$)|去年|上年同期|前一年度|往年|以往年度|历史数据|同期(?:对比|数据|比较)`)
	pointing  = regexp.MustCompile(`如下|下表|见下`)
	digits    = regexp.MustCompile(`[\d一二三四五六七八九十〇零]+`)
)

// A captioned is a table of a section with what stands next to it.
type captioned struct {
	table        *document.Table
	place        document.Place
	above, below string // the short lines right before and after it that are no sentences, or point to it
}

// captionsOf returns what is printed with each grid of a document as its caption: what stands
// above it, or below it in sections that set captions there. Of tables beside each other
// under one line that names a year for each, every one has its own.
func captionsOf(doc *document.Document) map[*document.Table]string {
	captions := map[*document.Table]string{}
	for i := range doc.Sections {
		list := captionedIn(&doc.Sections[i])
		shareAbove(list)
		below := areBelow(list)
		for _, c := range list {
			if captions[c.table] = c.above; below {
				captions[c.table] = c.below
			}
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
			list = append(list, captioned{table: b.Table, place: b.Place, above: above})
		case utf8.RuneCountInString(line) > longestCaption, strings.HasSuffix(line, "。") && !pointing.MatchString(line):
			end(false)
		default:
			text.WriteString(line)
			text.WriteByte('\n')
		}
	}
	end(false)
	return list
}

// areBelow reports whether captions stand below their tables: the first has none above, and
// below each is the same but for its numbers.
func areBelow(list []captioned) bool {
	if len(list) < 2 || list[0].above != "" || !yearNamed.MatchString(list[0].below) {
		return false
	}
	pattern := digits.ReplaceAllString(list[0].below, "")
	return !slices.ContainsFunc(list[1:], func(c captioned) bool { return digits.ReplaceAllString(c.below, "") != pattern })
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
		if at := yearNamed.FindAllStringIndex(row[0].above, -1); len(row) > 1 && len(at) == len(row) {
			above := row[0].above
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
// known.
func eraOf(caption string, year int) era {
	var years []int
	for _, m := range yearNamed.FindAllStringSubmatch(caption, -1) {
		if y, err := strconv.Atoi(arabic.Replace(m[1])); err == nil {
			years = append(years, y)
		}
	}
	switch {
	case year != 0 && slices.Contains(years, year) && slices.ContainsFunc(years, func(y int) bool { return y != year }):
		return unsaid // it compares them, or stands over several tables
	case year != 0 && slices.Contains(years, year):
		return thisYear
	case year != 0 && len(years) > 0:
		return otherYear
	case len(years) == 0 && slices.ContainsFunc(strings.Split(caption, "\n"), lastYear.MatchString):
		return otherYear
	}
	return unsaid
}
