package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/spelling"
)

// An Opening is what a report says of itself before its first chapter: its title,
// whose it is, and for which year and period.
type Opening struct {
	Title string // without white space, "" where there is none
	Year  int    // 0 where nothing tells it
	// PeriodStart and PeriodEnd bound the statistics, ISO 8601 dates, as stated
	// in the text; the calendar year where the text does not say.
	PeriodStart, PeriodEnd string
	// PeriodYear is the year in which the stated period ends, 0 where none is
	// stated. It can be another than Year, which is the title's first.
	PeriodYear int
	// TitleYear is the year that the title names, 0 where it names none. It is not Year
	// where the rest of the report agrees on another.
	TitleYear int
	// SchoolYear tells that the title has a school year of two, and Year is the later.
	SchoolYear bool
	Identity   Identity
	// Other tells what the document calls itself that is no report, "" where nothing.
	Other string
}

// ReadOpening reads the title and the first paragraphs of a document.
func ReadOpening(doc *document.Document) Opening {
	lines, paragraphs, text := titleLines(doc), opening(doc), body(doc)
	o := Opening{Title: spelling.Squeeze(strings.Join(lines, ""))}
	plain := plainer(slices.Concat(paragraphs, text))
	o.findYear(plain(o.Title), narrowed(paragraphs, plain))
	if o.Year == 0 {
		// What stands after the first chapter tells what was done in which year.
		o.findYear("", narrowed(text, plain))
	}
	headings := []string{plain(doc.Title)}
	for i := 0; i < len(paragraphs) && i < headingLines; i++ {
		headings = append(headings, plain(paragraphs[i]))
	}
	o.Other = otherThanReport(plain(o.Title), headings)
	title := strings.Join(lines, "\n")
	if len(lines) == 0 {
		title = doc.Title
	}
	texts := []string{plain(title)}
	for _, p := range text {
		texts = append(texts, plain(p))
	}
	o.Identity = Identify(texts, plain(doc.Title), o.Year)
	if o.SchoolYear && o.Identity.State == Certain {
		o.Identity.State = Doubtful // of which of its two years the report is
	}
	return o
}

// ReadsAsReport reports whether the text of a document reads as that of a report, whatever
// its title.
func ReadsAsReport(doc *document.Document) bool {
	text := body(doc)
	return readsAsReport(narrowed(text, plainer(text)))
}

// narrowed returns the paragraphs in plain characters.
func narrowed(paragraphs []string, plain func(string) string) []string {
	list := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		list[i] = spelling.Narrow(plain(p))
	}
	return list
}

const (
	maxTitleLine = 60 // runes; a longer line is prose
	// mostParagraphs bounds how many paragraphs are read for what they say of the organ.
	mostParagraphs = 160
)

var (
	namesReport  = regexp.MustCompile(`报告|年报|報告|年報`)
	namesSubject = regexp.MustCompile(`信息公开|政务公开|信息公開|政務公開`)
	pinyin       = regexp.MustCompile(`[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿê]{1,7}[）)]`)
	traditional  = regexp.MustCompile(`報告|公開|開展|統計|機關|發布|辦公|請與|辦理|申請|條例|諮詢|網站|單位|辦法|實施|規定|領導|組織|部門|建設`)
)

// plainer returns what brings the texts of a document into simplified characters
// without the pinyin that some mirrors put behind a word. It leaves a document in
// simplified characters as it is.
func plainer(paragraphs []string) func(string) string {
	whole := strings.Join(paragraphs, "\n")
	mirrored, old := len(pinyin.FindAllString(whole, 3)) == 3, len(traditional.FindAllString(whole, 3)) >= 2
	return func(text string) string {
		if mirrored {
			text = pinyin.ReplaceAllString(text, "")
		}
		if old {
			text = spelling.Simplified(text)
		}
		return text
	}
}

// body returns the paragraphs of the document's text, those of its end with them, where
// it is signed.
func body(doc *document.Document) []string {
	var list []string
	for _, s := range doc.Sections {
		if s.Title != "" && len(s.Blocks) > 0 {
			list = append(list, s.Title)
		}
		for _, b := range s.Blocks {
			if b.Table == nil {
				list = append(list, b.Paragraph)
			}
		}
	}
	if len(list) > mostParagraphs {
		const end = 10
		list = append(list[:mostParagraphs-end:mostParagraphs-end], list[len(list)-end:]...)
	}
	return list
}

// opening returns the paragraphs before the first section, or, where a report
// goes right to its first section, the first ones of that.
func opening(doc *document.Document) []string {
	var list []string
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				list = append(list, b.Paragraph)
			}
			if len(list) == 40 {
				return list
			}
		}
		if s.Ordinal > 0 {
			break
		}
	}
	return list
}

// titleLines returns the lines of the report's title: the first short line that
// names an information-disclosure report, with the short lines before it that
// name an organ or a year, and the file's own title where the text has none.
func titleLines(doc *document.Document) []string {
	lines := opening(doc)
	for i, l := range lines {
		joined := spelling.Squeeze(l)
		start := i
		// A title set over several lines: the subject may be on one of them and
		// the word "report" on the next.
		for start > 0 && i-start < 3 && isTitlePart(lines[start-1]) && !isFurniture(lines[start-1]) {
			start--
			joined = spelling.Squeeze(lines[start]) + joined
		}
		if !isTitlePart(l) || !namesReport.MatchString(spelling.Squeeze(l)) || !namesSubject.MatchString(joined) {
			continue
		}
		title := slices.Clone(lines[start : i+1])
		for j, line := range title {
			title[j] = titleLabel.ReplaceAllString(line, "")
		}
		return title
	}
	if namesSubject.MatchString(doc.Title) {
		return []string{doc.Title}
	}
	return nil
}

// titleLabel is what a page's index card or a crawler puts before a title.
var titleLabel = regexp.MustCompile(`^\s*[•*·]?\s*(?:标\s*题|名\s*称|题\s*名|主\s*题)\s*[:：]?\s*`)

// furniture is a line that a page has beside its text.
var furniture = regexp.MustCompile(`发文|成文|分类|文号|字号|星期|〔|﹝|^第?\d+号|登录|登陆|注册|无障碍|长者|首页|位置|索引号|发布日期|发布时间|来源|点击|浏览|字体|打印|正文$|^(?:政府)?信息公开(?:年报)?$|特殊符号|政务公开|文档内容|^引言|^目录|www|http|相关(?:解读|文件)|^[\d/.\-年月日()（）]+$`)

func isFurniture(line string) bool { return furniture.MatchString(spelling.Squeeze(line)) }

func isTitlePart(line string) bool {
	line = spelling.Squeeze(line)
	line = titleLabel.ReplaceAllString(line, "")
	return line != "" && utf8.RuneCountInString(line) <= maxTitleLine && !strings.ContainsAny(line, "。；：:;")
}
