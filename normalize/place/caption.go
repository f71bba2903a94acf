package place

import (
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
	yearNamed = regexp.MustCompile(`(20[0-4]\d)\s*[年\x{FFFD}]`) // a font may not say what its 年 is
	lastYear  = regexp.MustCompile(`上一?年度?(?:同期|对比|数据|情况|收到|\s|[）):：]|$)|去年|上年同期`)
)

// captionsOf returns what stands right above each grid of a document: the short lines
// since the last paragraph, table or heading that are no sentences.
func captionsOf(doc *document.Document) map[*document.Table]string {
	captions := map[*document.Table]string{}
	for i := range doc.Sections {
		text := ""
		for _, b := range doc.Sections[i].Blocks {
			switch line := strings.TrimSpace(b.Paragraph); {
			case b.Table != nil:
				captions[b.Table], text = text, ""
			case utf8.RuneCountInString(line) > longestCaption, strings.HasSuffix(line, "。"):
				text = ""
			default:
				text += line + "\n"
			}
		}
	}
	return captions
}

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
		if y, err := strconv.Atoi(m[1]); err == nil {
			years = append(years, y)
		}
	}
	switch {
	case year != 0 && slices.Contains(years, year):
		return thisYear
	case year != 0 && len(years) > 0:
		return otherYear
	case len(years) == 0 && slices.ContainsFunc(strings.Split(caption, "\n"), lastYear.MatchString):
		return otherYear
	}
	return unsaid
}
