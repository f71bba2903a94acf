package identity

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/datafile"
)

//go:embed natures.json
var naturesJSON []byte

// natures tell an annual report from what stands beside it in the same column of a site.
type natures struct {
	Other []struct {
		Reason  string         `json:"reason"`
		Pattern *regexp.Regexp `json:"pattern"` // of a heading
		Unless  *regexp.Regexp `json:"unless"`  // nil where nothing excepts it
	} `json:"other"`
	// Dateline begins what a newspaper says of a report.
	Dateline *regexp.Regexp `json:"dateline"`
	Sample   *regexp.Regexp `json:"sample"`  // stands in samples for an organ's name
	Guide    *regexp.Regexp `json:"guide"`   // what a text without a title says that is a guide
	Reports  *regexp.Regexp `json:"reports"` // what one says that only names its guide, and no guide does
	Denies   *regexp.Regexp `json:"denies"`  // what one says that reports on another matter
	Enough   int            `json:"enough"`  // points from which a text without a title is a report
	Subject  *regexp.Regexp `json:"subject"` // without which it is none
	Signs    []struct {
		Points  int            `json:"points"`
		Pattern *regexp.Regexp `json:"pattern"`
	} `json:"signs"`
}

// loadNatures reads the embedded file once.
var loadNatures = datafile.Once[*natures]("natures.json", naturesJSON)

const (
	headingLines = 8 // how many lines may stand before what a document calls itself
	ownHeadings  = 3 // the file's title and the first lines, which need not name the subject
	ruleArticles = 4 // articles from which a text is a rule
)

var (
	sentence    = regexp.MustCompile(`[^\n。]{8,}[。;]`)
	yearRange   = regexp.MustCompile(`(20\d\d)[-—~](20\d\d)`)
	ruleArticle = regexp.MustCompile(`(?m)^\s*第[一二三四五六七八九十]+条(?:[^第]|$)`) // and not 第二十条第（一）项, over a table
	numbered    = regexp.MustCompile(`^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)`)
	firstItem   = regexp.MustCompile(`\(一\)[^项款]|一、`)
	caption     = regexp.MustCompile(`^附?[图表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[^\d年]`)
	// joined is what stands on the lines after the title of a notice or a letter, which are read as one with it.
	joined = regexp.MustCompile(`((?:通知|通报|公告|函|函告))(?:\(?\p{Han}{1,10}[〔\[(【]20\d\d[〕\])】]第?\d{1,4}号\)?|20\d\d(?:年|-|/|\.)[^。]{0,20}|(?:发布|来源|时间|日期|索引|文号|字号|浏览|有效)[^。]{0,40}|各[^。;:]{1,60}:)$`)
	// asksFor is what a notice says below those it is meant for, or of its matters wherever the lines were joined.
	asksFor = regexp.MustCompile(`(?m)^[^\n。]{2,40}:\n(?s:.{0,200})(?:通知如下|有关事项通知|函告如下|请(?:各|你))|现[就将][^。;\n]{0,40}(?:事项|要求)的?通知如下`)
)

// otherThanReport returns what a document is that is no annual report, by what it calls
// itself; "" where nothing says so. The headings are the file's title and the first
// lines; the title that was found for the report comes first.
func otherThanReport(title string, headings []string) string {
	for i, heading := range append([]string{title}, headings...) {
		parts := strings.Split(heading, "|") // a row of what a site says of the page, its title among it
		if i > 0 {
			parts = titleBreaks.Split(yearRange.ReplaceAllString(beforeText(withoutQuotes(heading)), "$1至$2"), -1)
		}
		for _, part := range parts {
			part = joined.ReplaceAllString(strings.Trim(cleanText(part), "《》\"“”"), "$1")
			if utf8.RuneCountInString(part) > 2*maxTitleLine || part == "" || i > 0 && (numbered.MatchString(part) || caption.MatchString(part)) {
				continue // a line of its own text, the heading of a chapter, or what stands under a picture
			}
			if i > 0 && strings.Contains(strings.TrimRight(part, "。"), "。") {
				continue // sentences
			}
			// A menu names rules and guides too; a heading of ours names the subject and more.
			if i > ownHeadings && !strings.Contains(part, "公开") || utf8.RuneCountInString(part) < 8 {
				continue
			}
			for _, o := range loadNatures().Other {
				if o.Pattern.MatchString(part) && (o.Unless == nil || !o.Unless.MatchString(part)) {
					return o.Reason
				}
			}
			if isTitle(part) && !numbered.MatchString(part) {
				return "" // it says that it is one
			}
			if i > 0 {
				break // what a site puts after the title of its page
			}
		}
	}
	return ""
}

// beforeText cuts the first item of a text from the heading that it was joined to.
func beforeText(heading string) string {
	if at := firstItem.FindStringIndex(heading); at != nil && at[0] > 0 {
		return heading[:at[0]]
	}
	return heading
}

// cellTexts returns what stands in tables before the first chapter, where a text that was torn to lines
// can look like one.
func cellTexts(doc *document.Document) (list []string) {
	if len(doc.Sections) > 0 && doc.Sections[0].Ordinal == 0 {
		for _, b := range doc.Sections[0].Blocks {
			if b.Table != nil {
				for _, c := range b.Table.Cells {
					list = append(list, cleanText(c.Text))
				}
			}
		}
	}
	return list
}

// isSample reports whether signs stand for names in a text.
func isSample(paragraphs []string) bool {
	const least = 2
	return len(loadNatures().Sample.FindAllString(strings.Join(paragraphs, "\n"), least)) == least
}

// speaks reports whether a text has a sentence. A page that only lists reports, or leads
// to the file of one, has none.
func speaks(paragraphs []string) bool {
	return slices.ContainsFunc(paragraphs, sentence.MatchString)
}

// isNews reports whether one of the first lines begins as a newspaper's do.
func isNews(paragraphs []string) bool {
	return slices.ContainsFunc(paragraphs[:min(len(paragraphs), headingLines)], loadNatures().Dateline.MatchString)
}

// readsAsReport reports whether a text without a title is one of a report, by the points
// of what such texts say.
func readsAsReport(paragraphs []string) bool {
	n := loadNatures()
	text := noSpacing.Replace(strings.Join(paragraphs, "\n"))
	if n.Guide.MatchString(text) && !n.Reports.MatchString(text) {
		return false
	}
	if !n.Subject.MatchString(text) || n.Denies.MatchString(text) || !speaks(paragraphs) || len(ruleArticle.FindAllString(text, ruleArticles)) == ruleArticles || asksFor.MatchString(text) {
		return false
	}
	text = withoutQuotes(text)
	points := 0
	for _, sign := range n.Signs {
		if sign.Pattern.MatchString(text) {
			points += sign.Points
		}
	}
	return points >= n.Enough
}
