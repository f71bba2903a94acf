package issue

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/spelling"
)

// An Issue is what a document says of its publication.
type Issue struct {
	Published string // day, ISO 8601; "" where the document does not say
	Mark      string // the words of the title by which it corrects another, "" for none
}

// dayPattern fits a day: 2024-01-25, 2024年1月25日, 2024/1/25, 2024.01.25.
const dayPattern = `(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})`

var day = regexp.MustCompile(dayPattern)

// longestTitle bounds the lines that can be a title, in characters.
const longestTitle = 80

// Read tells of a document whose report has the title and is on the year, 0 if that is not
// known. What a page says of itself by name comes before its text.
func Read(doc *document.Document, title string, year int) Issue {
	w := loadWordings()
	lines := opening(doc)
	return Issue{Published: published(w, doc.Metadata, lines, year), Mark: mark(w, append([]string{title, doc.Title}, lines...))}
}

func published(w *wordings, metadata []document.Meta, lines []string, year int) string {
	for _, name := range w.Metadata {
		for _, m := range metadata {
			if w.plainName(m.Name) != name {
				continue
			}
			if d := dayOf(day.FindStringSubmatch(m.Content), year); d != "" {
				return d
			}
		}
	}
	text := spelling.Narrow(spelling.Simplified(strings.Join(lines, "\n")))
	for _, wording := range w.Published {
		for _, found := range wording.re.FindAllStringSubmatch(text, -1) {
			if d := dayOf(found, year); d != "" {
				return d
			}
		}
	}
	return ""
}

// dayOf returns the day of a match, "" if the calendar has none such, or if the year that is
// reported on was not over by then: it is another document's, or the writer's mistake.
func dayOf(found []string, year int) string {
	if found == nil {
		return ""
	}
	at, err := time.Parse("2006-1-2", strings.Join(found[1:4], "-"))
	if err != nil || at.Year() <= year {
		return ""
	}
	return at.Format(time.DateOnly)
}

// MarkOf returns the words of a title by which it corrects another, "" for none: of a link that
// leads to a document, for one.
func MarkOf(title string) string { return mark(loadWordings(), []string{title}) }

// DayOf returns the day that a list prints beside its link to a document, as an ISO 8601 date, ""
// if the text has none such.
func DayOf(text string) string { return dayOf(day.FindStringSubmatch(spelling.Narrow(text)), 0) }

// mark returns the first words that make one of the titles that of a correction.
func mark(w *wordings, titles []string) string {
	for _, title := range titles {
		title = spelling.Simplified(title)
		if utf8.RuneCountInString(title) > longestTitle || !strings.Contains(title, "报告") && !strings.Contains(title, "年报") {
			continue
		}
		for _, wording := range w.Corrections {
			if found := wording.re.FindString(title); found != "" {
				return strings.Trim(found, "（）()[]【】〔〕")
			}
		}
	}
	return ""
}

// plainName returns the name of a pair as wordings.json has it.
func (w *wordings) plainName(name string) string {
	name = strings.ToLower(name)
	for _, prefix := range w.Prefixes {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// opening returns the lines before the first heading, of tables too: the head of a page is
// often one.
func opening(doc *document.Document) []string {
	var lines []string
	for _, s := range doc.Sections {
		if s.Ordinal != 0 {
			break
		}
		for _, b := range s.Blocks {
			if b.Table == nil {
				lines = append(lines, strings.Split(b.Paragraph, "\n")...)
				continue
			}
			for _, c := range b.Table.Cells {
				lines = append(lines, c.Text)
			}
		}
	}
	return slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
}
