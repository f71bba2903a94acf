package narrative

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/spelling"
)

// A sentence of the text, with the clauses of it that can state a figure.
type sentence struct {
	text    string // as printed, without spaces
	plain   string // in simplified characters, without what stands in brackets
	chapter string // the title of its chapter
	heading string // the short paragraph before, which has no full stop
	before  string // the sentence before in the paragraph, or the part of this one, in simplified characters
	place   document.Place
	clauses []clause
	figures int      // how many figures the sentence gives for what was made public
	total   []string // the match of what these come to, nil where they do not
}

// A clause is a part of a sentence that speaks of the report's year and organ.
type clause struct {
	text    string
	part    bool // after 其中
	channel bool // of what was made public by one way alone
	said    bool // the ways are said just before, and nobody else is: 开通了公众号。共发布信息30条
	earlier bool // behind 上年 in one clause
	ever    bool // on all years together, so that only what never was is told of one
}

// sentences splits the text outside of the tables.
func sentences(doc *document.Document, year int) []sentence {
	var list []sentence
	for _, section := range doc.Sections {
		heading := ""
		if title := spelling.Squeeze(section.Title); year != 0 && strings.Contains(title, fmt.Sprint(year)+"年") {
			// 四、2011年我局没有收到政府信息公开申请。
			list = append(list, parts(title, sentence{chapter: section.Title, place: section.Place}, "", year)...)
		}
		for _, b := range section.Blocks {
			if b.Table != nil {
				continue
			}
			before, paragraph := "", spelling.Squeeze(b.Paragraph)
			for _, text := range strings.FieldsFunc(paragraph, isSentenceEnd) {
				list = append(list, parts(text, sentence{chapter: section.Title, heading: heading, place: b.Place}, before, year)...)
				before = text
			}
			if utf8.RuneCountInString(paragraph) <= longestHeading && !strings.ContainsFunc(paragraph, isSentenceEnd) {
				heading = paragraph
			}
		}
	}
	return list
}

const longestHeading = 24

// parts splits a sentence at its semicolons. Where several of these parts give a figure each for what
// was published in one way, none of them is on the whole, and what they come to is told by all.
func parts(text string, like sentence, before string, year int) []sentence {
	w := load()
	var list []sentence
	var plain []string
	ways, figures, listing := 0, 0, false
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == '；' || c == ';' }) {
		s := like
		s.text, s.before = part, spelling.Simplified(before)
		s.plain = w.spelled.Replace(spelling.Simplified(bracketed.ReplaceAllString(part, "")))
		for _, other := range []*regexp.Regexp{w.undenied, w.foreignDisputes} {
			s.plain = other.ReplaceAllString(s.plain, "")
		}
		if at := w.division.FindStringSubmatchIndex(s.plain); at != nil {
			s.plain = s.plain[:at[2]] + s.plain[at[3]:] // 公开信息60条,其中主动公开50条,依申请公开10条
		}
		s.plain = withoutYears(apart(s.plain), year)
		s.plain = w.parts.ReplaceAllString(w.noneOfOne.ReplaceAllString(s.plain, "$1"), "")
		s.clauses, s.figures, s.total = whole(s.plain, year), len(publications(s.plain)), totalOf(s.plain, year)
		for i, c := range s.clauses {
			if i > 0 {
				before += "," + s.clauses[i-1].text + ","
			}
			s.clauses[i].said = w.unsaid.MatchString(c.text) && w.way.MatchString(before) &&
				(!w.every.MatchString(before) || w.social.MatchString(before))
			s.clauses[i].part = c.part || listing && numbered.MatchString(part)
		}
		listing = listing || undivided(s.plain) != s.plain
		if s.byOneWay() {
			ways, figures = ways+1, figures+s.figures
		}
		plain, before = append(plain, s.plain), part
		list = append(list, s)
	}
	for i := range list {
		if s := &list[i]; ways > 1 && s.byOneWay() {
			s.figures = figures
			for j := range s.clauses {
				s.clauses[j].channel = true
			}
		}
	}
	if last := len(list) - 1; ways > 1 && list[last].total == nil {
		list[last].total = totalOf(strings.Join(plain, ","), year)
	}
	return list
}

// withoutYears leaves the figure of all years out where that of one year is told as a part of it, and this too
// where it is not the report's: 累计公开信息100条,其中2020年30条.
func withoutYears(text string, year int) string {
	w := load()
	m := w.ofYears.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	before := text[:m[2]]
	switch of := m[len(m)-2:]; {
	case w.cumulative.MatchString(text) || w.ofYear.MatchString(before) || strings.Contains(before, "全年") || strings.Contains(before, fmt.Sprint(year)+"年"):
		return text
	case text[of[0]:of[1]] == fmt.Sprint(year):
		return before + text[m[3]:]
	}
	return before
}

// apart makes a clause of its own of what is of another year and joined to a figure.
func apart(text string) string {
	for _, at := range slices.Backward(load().otherYear.FindAllStringSubmatchIndex(text, -1)) {
		text = text[:at[2]] + "," + text[at[2]:]
	}
	return text
}

// byOneWay reports whether a sentence gives a figure for what was published in one way, or in a few of several.
func (s sentence) byOneWay() bool {
	w := load()
	text := undivided(s.plain)
	return s.figures > 0 && (w.channel.MatchString(text) || w.subject.MatchString(text)) && !w.every.MatchString(text)
}

func isSentenceEnd(c rune) bool { return strings.ContainsRune("。！!\n", c) }

var (
	clauseComma = regexp.MustCompile(`,(?:$|[^0-9])|(?:^|[^0-9]),`)
	// bracketed is a remark, or the pinyin that a mirror puts after a word.
	bracketed = regexp.MustCompile(`\([^()]*\)|（[^（）]*）`)
	// numbered goes on with a list that the part of the sentence before began.
	numbered = regexp.MustCompile(`^[(（]?[0-9]{1,2}[)）.、]`)
)

// clauses splits a sentence at its commas, but for those inside of numbers.
func clauses(sentence string) []string {
	marked := clauseComma.ReplaceAllStringFunc(sentence, func(m string) string { return strings.Replace(m, ",", "\n", 1) })
	return strings.Split(marked, "\n")
}

// whole returns the clauses of a sentence that speak of the year and of the organ, and
// says of each whether it is on a part only.
func whole(text string, year int) []clause {
	w := load()
	if m := w.added.FindString(text); m != "" && strings.HasPrefix(m, fmt.Sprint(year)) && w.cumulative.MatchString(text) {
		text = text[strings.Index(text, m)+len(m):] // 历年累计52条,其中2010年新增14条
	}
	begin, end := ever(text, year)
	at := -len(",") // where the clause ends
	var list []clause
	part := false
	channel := false // the clause before named a channel, and nothing else
	byOne := false   // the clause before gave a figure for one channel
	add := func(text string, earlier bool) {
		c := clause{text: text, part: part, earlier: earlier, ever: begin < at && at <= end, channel: channel && !w.all.MatchString(text)}
		channel = false
		byOne = byOne && w.continued.MatchString(text) && !w.all.MatchString(text)
		c.channel = c.channel || byOne
		if m := w.channel.FindStringIndex(text); m == nil {
			c.channel = c.channel || w.subject.MatchString(text)
		} else if !w.channels.MatchString(text[m[0]:m[1]]) {
			rest := text[m[1]:]
			channel = rest == ""
			c.channel = c.channel || !channel && !w.channels.MatchString(rest[:min(len("、"), len(rest))])
		}
		if m := w.social.FindStringIndex(text); m != nil {
			c.channel, channel = true, m[1] == len(text)
		}
		byOne = c.channel && w.publication.MatchString(text)
		if m := w.narrower.FindStringIndex(text); m != nil && !w.wider.MatchString(text[:m[1]]) || w.aside.MatchString(text) {
			return
		}
		if text != "" && !ofOtherYear(text, year) {
			list = append(list, c)
		}
	}
	for _, text := range clauses(text) {
		at += len(",") + len(text)
		before, word, rest := divided(text)
		add(before, false)
		if word != "" {
			part = true // it governs the rest of the sentence
			add(strings.TrimPrefix(rest, ":"), slices.Contains(w.Earlier, word))
		}
	}
	return list
}

// ever returns the part of a sentence that is on all years together, or on the time since another
// year than the report's: up to the clause that turns to the year, in 条例实施以来,我局高度重视,2020年共公开信息30条.
func ever(text string, year int) (begin, end int) {
	w := load()
	begin = everFrom(text, year)
	for end < len(text) {
		rest := text[end:]
		clause := clauses(rest)[0]
		if end > begin && w.ofYear.MatchString(clause) && !ofOtherYear(clause, year) && everFrom(rest, year) == len(rest) {
			break
		}
		end += len(clause) + len(",")
	}
	return begin, end
}

// publications returns the matches of the figures that a sentence gives for what was made public,
// before it divides one up.
func publications(text string) [][]string {
	return load().publication.FindAllStringSubmatch(undivided(text), -1)
}

// undivided returns what a sentence says before it divides something up.
func undivided(text string) string {
	before, _, _ := divided(text)
	return before
}

// divided cuts a text at the first word that begins what is on a part or on another year.
func divided(text string) (before, word, rest string) {
	w := load()
	before = text
	for _, list := range [][]string{w.Part, w.Earlier} {
		for _, other := range list {
			if at := strings.Index(text, other); at >= 0 && at < len(before) {
				before, word, rest = text[:at], other, text[at+len(other):]
			}
		}
	}
	return before, word, rest
}

// totalOf returns the match of what a sentence says that its figures for what was made public come
// to, those of the ways of publishing: 网站公开20条,公众号发布30条,共计50条. It is nil where they
// come to something else.
func totalOf(text string, year int) []string {
	at := load().total.FindStringIndex(text)
	if at == nil || load().cumulative.MatchString(text) || ofOtherYear(text, year) {
		return nil
	}
	sum := new(big.Rat)
	list := publications(text[:at[0]])
	for _, m := range list {
		v, ok := parse(m[1])
		if !ok || m[2]+m[3]+m[4] != "" {
			return nil
		}
		sum.Add(sum, v.Rat())
	}
	m := load().total.FindStringSubmatch(text[at[0]:])
	if total, ok := parse(m[1]); !ok || len(list) < 2 || total.Rat().Cmp(sum) != 0 {
		return nil
	}
	return m
}

var sinceYear = regexp.MustCompile(`(20[0-2]\d)年[^,0-9]{0,8}(?:以来|至今)`)

// everFrom returns where a sentence begins to speak of all years together, or of the time since
// another year than the report's: at its end where it does not.
func everFrom(text string, year int) int {
	if at := load().cumulative.FindStringIndex(text); at != nil {
		return at[0]
	}
	if at := sinceYear.FindStringSubmatchIndex(text); at != nil && text[at[2]:at[3]] != fmt.Sprint(year) {
		return at[0]
	}
	return len(text)
}

var anyYear = regexp.MustCompile(`20[0-2]\d`)

// ofOtherYear reports whether a clause names another year than the report's.
func ofOtherYear(clause string, year int) bool {
	return strings.Contains(clause, "年") && slices.ContainsFunc(anyYear.FindAllString(clause, -1), func(y string) bool {
		return y != fmt.Sprint(year) && strings.Contains(clause, y+"年")
	})
}
