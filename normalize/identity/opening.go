package identity

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/likeness"
	"nianbao/normalize/spelling"
)

// An Opening is what a report says of itself before its first chapter: its title,
// whose it is, and for which year and period.
type Opening struct {
	Title string `json:"title"` // without white space, "" where there is none
	Year  int    `json:"year"`  // 0 where nothing tells it
	// PeriodStart and PeriodEnd bound the statistics, ISO 8601 dates, as stated
	// in the text; the calendar year where the text does not say.
	PeriodStart string `json:"period_start"`
	PeriodEnd   string `json:"period_end"`
	// PeriodYear is the year in which the stated period ends, 0 where none is
	// stated. It can be another than Year, which is the title's first.
	PeriodYear int `json:"period_year"`
	// TitleYear is the year that the title names, or the text where it alone names the report
	// and errs; 0 where neither does. It is not Year
	// where the rest of the report agrees on another.
	TitleYear int `json:"title_year,omitempty"`
	// SchoolYear tells that the title has a school year of two, and Year is the later.
	SchoolYear bool     `json:"school_year"`
	Identity   Identity `json:"identity"`
	// YearSource and PeriodSource are where Year was read and where the stated period is,
	// with their words; both are zero unless the two disagree.
	YearSource   Source `json:"year_source,omitzero"`
	PeriodSource Source `json:"period_source,omitzero"`
	// YearDoubt tells that Year was read from a picture and that no second place agrees.
	YearDoubt bool `json:"year_doubt,omitempty"`
	// Other tells what the document calls itself that is no report, "" where nothing.
	Other string `json:"other,omitempty"`
}

// ReadOpening reads the title and the first paragraphs of a document.
func ReadOpening(doc *document.Document) Opening { return readOpening(doc, nil) }

// readOpening is ReadOpening; a trace that is not nil is filled in.
func readOpening(doc *document.Document, trace *Trace) Opening {
	recognized := isRecognized(doc)
	if recognized {
		doc = asPrinted(doc)
	}
	lines, paragraphs, text := titleLines(doc), opening(doc), body(doc)
	own, ofFile := metaTitle(doc), len(lines) == 1 && lines[0] == titleWithin(doc.Title)
	if own != "" && ofFile && strings.HasPrefix(spelling.Squeeze(doc.Title), spelling.Squeeze(own)) {
		lines[0] = own // without what the site puts behind the title of its page
	}
	o := Opening{Title: spelling.Squeeze(strings.Join(lines, ""))}
	if len(lines) == 0 || ofFile && TitleOrgan(o.Title) == "" && TitleOrgan(own) != "" {
		o.Title = spelling.Squeeze(own) // and not that of the site, or of the column
	}
	plain := Plainer(slices.Concat(paragraphs, text))
	o.findYear(plain(o.Title), narrowed(paragraphs, plain))
	if o.Year == 0 {
		// What stands after the first chapter tells what was done in which year.
		o.findYear("", narrowed(text, plain))
	}
	if o.Year == 0 {
		o.takeDatedYear(narrowed(slices.Concat(paragraphs, text), plain))
	}
	headings := []string{plain(doc.Title)}
	for i := 0; i < len(paragraphs) && i < headingLines; i++ {
		headings = append(headings, plain(paragraphs[i]))
	}
	if recognized {
		o.weighYear(plain(o.Title), narrowed(slices.Concat(paragraphs, text), plain), readAlike(doc))
	}
	if o.Other = otherThanReport(plain(o.Title), headings); o.Other == "" {
		o.Other = otherThanReport(plain(o.Title+rest(lines, paragraphs)), nil)
	}
	if o.Other == "" && o.Title == "" {
		o.Other = otherThanReport("", narrowed(cellTexts(doc), plain))
	}
	title := strings.Join(lines, "\n")
	if len(lines) == 0 {
		title = doc.Title
	}
	texts := []string{plain(title)}
	for _, p := range text {
		texts = append(texts, plain(p))
	}
	var r *regionReader
	decide := func(texts []string) Identity {
		r = newReader(texts, beside{title: plain(doc.Title), metadata: doc.Metadata, path: doc.Path}, o.Year)
		if r.places = places(doc, lines); trace != nil {
			*trace = Trace{Selves: map[string]int{}}
		}
		r.trace = trace
		return r.decide()
	}
	if recognized {
		o.Identity = decideRecognized(texts, o.Year, readAlike(doc), decide)
	} else {
		o.Identity = decide(texts)
	}
	if o.Other == "" && o.Identity.State != Certain && isSample(slices.Concat(texts, cellTexts(doc))) {
		o.Other = "a blank form"
	}
	if o.Identity.State == Unknown {
		o.Identity.Speaks = selves{words: r.selfWords()}.kinds()
		slices.Sort(o.Identity.Speaks)
	}
	if o.SchoolYear && o.Identity.State == Certain {
		o.Identity.State = Doubtful // of which of its two years the report is
	}
	if ended := o.Identity.Region.ValidTo; o.Identity.State == Certain && ended != 0 && o.Year > ended+1 {
		o.Identity.State = Doubtful // its name was given up years before: the year or the region is another
		o.Identity.Evidence += fmt.Sprintf("，“%s”之名只用到%d年", o.Identity.Region.Name, ended)
	}
	if o.PeriodYear != 0 && o.PeriodYear != o.Year {
		o.YearSource, o.PeriodSource = yearSources(o, texts, r.places)
	}
	trace.besides(r.besideRegions)
	trace.years(texts, r.places)
	return o
}

// Speaks reports whether a document has a sentence or a chapter. A page that lists
// reports, or that leads to the file of one, has neither, whatever its title.
func Speaks(doc *document.Document) bool {
	if slices.ContainsFunc(doc.Sections, func(s document.Section) bool { return s.Ordinal > 0 }) {
		return true
	}
	text := body(doc)
	return speaks(narrowed(text, Plainer(text)))
}

// ReadsAsReport reports whether the text of a document reads as that of a report, whatever
// its title.
func ReadsAsReport(doc *document.Document) bool {
	text := body(doc)
	return readsAsReport(narrowed(text, Plainer(text)))
}

// IsNews reports whether a document begins as a newspaper's news do, whatever report its headline names.
func IsNews(doc *document.Document) bool {
	text := opening(doc)
	return isNews(narrowed(text, Plainer(text)))
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
	// openingParagraphs bounds those that are read for the title and the year.
	openingParagraphs = 40
)

var (
	namesReport  = regexp.MustCompile(`报告|年报|報告|年報`)
	namesSubject = regexp.MustCompile(`信息公开|政务公开|信息公開|政務公開`)
	pinyin       = regexp.MustCompile(`[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿê]{1,7}[）)]`)
	// traditional are words of reports in characters that simplified ones do not have.
	traditional = strings.Split("報告|公開|開展|統計|機關|發布|辦公|請與|辦理|申請|條例|諮詢|網站|單位|辦法|實施|規定|領導|組織|部門|建設", "|")
)

// Plainer returns what brings the texts of a document into simplified characters
// without the pinyin that some mirrors put behind a word. It leaves a document in
// simplified characters as it is.
func Plainer(paragraphs []string) func(string) string {
	whole := strings.Join(paragraphs, "\n")
	mirrored := strings.ContainsAny(whole, "（(") && len(pinyin.FindAllString(whole, 3)) == 3
	words := 0
	for _, w := range traditional {
		words += strings.Count(whole, w)
	}
	old := words >= 2
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
	for _, p := range passages(doc) {
		list = append(list, p.text)
	}
	return list
}

// A passage is a paragraph or a heading, and where it stands.
type passage struct {
	text  string
	place document.Place
}

// passages returns what body does, with its places.
func passages(doc *document.Document) []passage {
	var list []passage
	for _, s := range doc.Sections {
		if s.Title != "" && len(s.Blocks) > 0 {
			list = append(list, passage{s.Title, s.Place})
		}
		for _, b := range s.Blocks {
			if b.Table == nil {
				list = append(list, passage{b.Paragraph, b.Place})
			}
		}
	}
	if len(list) > mostParagraphs {
		const end = 10
		list = append(list[:mostParagraphs-end:mostParagraphs-end], list[len(list)-end:]...)
	}
	return list
}

// places returns where the title, of those lines, and the paragraphs of body stand; zero
// for a title that is not of the text.
func places(doc *document.Document, title []string) []document.Place {
	list := []document.Place{{}}
	for _, p := range passages(doc) {
		if len(title) > 0 && list[0] == (document.Place{}) && strings.HasSuffix(p.text, title[0]) {
			list[0] = p.place
		}
		list = append(list, p.place)
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
			if len(list) == openingParagraphs {
				return list
			}
		}
		if s.Ordinal > 0 {
			break
		}
	}
	return list
}

// openingPages are those on which a report says whose it is.
const openingPages = 2

// isRecognized reports whether the text of the opening was read from a picture, by this
// program or by the one that put an invisible text into the file, where a
// character can be another one that is drawn alike.
func isRecognized(doc *document.Document) bool {
	return slices.ContainsFunc(doc.Pages[:min(len(doc.Pages), openingPages)], func(p *document.Page) bool { return p.Layer == document.ReadLayer || p.Layer == document.HiddenLayer })
}

// An alike is what two programs that know nothing of each other read alike on the first pages: stretches of
// lines, which have a line break where they are at an end of their line.
type alike []string

func readAlike(doc *document.Document) alike {
	var list alike
	for _, p := range doc.Pages[:min(len(doc.Pages), openingPages)] {
		if p.Recognized != nil {
			list = append(list, p.Recognized.Agreed...)
		}
	}
	return list
}

// hasName reports whether a name is in it, whole: with something of its line, or the end of it, on both sides.
func (a alike) hasName(name string) bool {
	return name != "" && slices.ContainsFunc(a, func(text string) bool {
		before, after, found := strings.Cut(text, name)
		return found && before != "" && after != "" && likeness.ReadIn(name, []string{text}) > 0
	})
}

// hasYear reports whether a line that names a report has the year.
func (a alike) hasYear(year int) bool {
	return slices.ContainsFunc(a, func(text string) bool {
		return strings.Contains(text, strconv.Itoa(year)+"年") && namesReport.MatchString(text)
	})
}

// asPrinted returns the document with the usual words of its title put right where they
// were misread.
func asPrinted(doc *document.Document) *document.Document {
	copied := *doc
	copied.Sections = slices.Clone(doc.Sections)
	for i, s := range copied.Sections {
		s.Blocks = slices.Clone(s.Blocks)
		for j, b := range s.Blocks {
			s.Blocks[j].Paragraph = likeness.TitleLine(b.Paragraph)
		}
		copied.Sections[i] = s
		if s.Ordinal > 0 {
			break
		}
	}
	return &copied
}

// decideRecognized decides for texts that were read from a picture: a name in the
// title that no table has is put right where one alone is like it, and an organ is
// certain only where it is known and read alike in a second place, or by a second program.
func decideRecognized(texts []string, year int, both alike, decide func(texts []string) Identity) Identity {
	var others []string
	for i, text := range texts {
		texts[i] = cleanText(text)
		if i > 0 && !strings.Contains(texts[0], texts[i]) {
			others = append(others, texts[i])
		}
	}
	phrase := organPhrase(texts[0])
	name, misread := putRight(phrase, texts, others, year)
	id := decide(texts)
	if id.Organ != "" && id.Region.Code == "" {
		// The title may be past reading: what stands in the text is a name of ours too.
		if whole, more := putRight(id.Organ, texts, others, year); len(more) > 0 {
			name, misread = whole, append(misread, more...)
			id = decide(texts)
		}
	}
	for _, m := range misread {
		id.Evidence += "，“" + m.Read + "”识作“" + m.Printed + "”"
	}
	unlike := slices.ContainsFunc(misread, func(m likeness.Misreading) bool { return !m.Alike })
	if id.Organ != "" && (unlike || !id.readTwice(name, others, year, len(misread) == 0 && both.hasName(name))) {
		id.State = Doubtful
		id.Confidence = min(id.Confidence, sureByProse)
		id.Evidence += "，扫描件识读，无他处印证"
	}
	return id
}

// putRight puts a name that was misread right in all texts and returns it.
func putRight(read string, texts, others []string, year int) (string, []likeness.Misreading) {
	name, misread := likeness.Name(read, others, year)
	if len(misread) > 0 {
		for i, text := range texts {
			texts[i] = strings.ReplaceAll(text, read, name)
		}
	}
	return name, misread
}

// readTwice reports whether each part of the organ's name is known and a second place
// beside the title, in which it goes by the name, says the same; or the title, as it is read by two programs.
func (id Identity) readTwice(name string, others []string, year int, alike bool) bool {
	if !likeness.Known(id.Organ, year) || name != "" && !strings.HasPrefix(id.Organ, name) {
		return false
	}
	own := id.Organ
	if at := strings.LastIndex(own, id.Region.Name); id.Region.Name != "" && at > 0 {
		own = own[at:]
	}
	read := likeness.ReadIn(own, others)
	if id.Kind == Government {
		r := &regionReader{texts: append([]string{""}, others...)}
		if len(selves{words: r.selfWords()}.kinds()) > 0 || id.Region.Name == "" {
			return false
		}
		// 洪泽区 may be what is left of 洪泽区财政局.
		speaks := slices.ContainsFunc(others, func(text string) bool {
			m := loadWordings().levels.FindStringSubmatch(text)
			return m != nil && strings.HasSuffix(id.Region.Name, m[1])
		})
		return speaks || (read > 0 || alike) && name == id.Organ
	}
	if name == "" {
		return read > 1
	}
	return read > 0 || alike && name == id.Organ
}
