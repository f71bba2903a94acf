package plaintext

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names are what tables print beside and above their figures. A text that has lost its lines
// is broken where they stand; what they mean is not known here.
type Names struct {
	Rows   []string // of rows with figures
	Groups []string // of groups of rows, which have none
	Heads  []string // of columns, and of groups of columns
}

// A kind tells the pieces of a line apart.
type kind int

const (
	other   kind = iota
	rowOf        // the name of a row
	groupOf      // the name of a group of rows
	headOf       // the name of a column
	titled       // the heading of a chapter
	counted      // a figure, or a sign for none
	unitOf       // a unit by itself
	paged        // the number of a page
)

// A piece is a part of a line. Pieces hold all of it but white space.
type piece struct {
	kind kind
	text string
	gap  bool // white space stands before it
	said bool // a colon does, behind the name of a row
}

// A lexicon finds names in a text by their first character, the longest first.
type lexicon map[rune][]entry

type entry struct {
	name []rune
	kind kind
}

// longestTitle is how many characters the heading of a chapter has at most.
const longestTitle = 48

// longestReportTitle is the same of the title of a report.
const longestReportTitle = 64

// shortestName is how many characters a name has at least that is told without its numeral.
const shortestName = 4

// numeral is how rows and chapters are numbered.
var numeral = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])`)

func newLexicon(names Names) lexicon {
	l := lexicon{}
	for _, list := range []struct {
		names []string
		kind  kind
	}{{names.Rows, rowOf}, {names.Groups, groupOf}} {
		for _, n := range list.names {
			l.add(n, list.kind)
			if own := numeral.ReplaceAllString(folded(n), ""); len([]rune(own)) >= shortestName {
				l.add(own, list.kind)
			}
		}
	}
	for _, n := range names.Heads {
		l.add(n, headOf)
	}
	for first, list := range l {
		slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(len(b.name), len(a.name)) })
		l[first] = slices.CompactFunc(list, func(a, b entry) bool { return slices.Equal(a.name, b.name) })
	}
	return l
}

func (l lexicon) add(name string, k kind) {
	if runes := []rune(folded(name)); len(runes) > 1 {
		l[runes[0]] = append(l[runes[0]], entry{runes, k})
	}
}

// at returns the longest name with which a text begins.
func (l lexicon) at(text []rune) (entry, bool) {
	for _, e := range l[text[0]] {
		if len(e.name) <= len(text) && slices.Equal(e.name, text[:len(e.name)]) {
			return e, true
		}
	}
	return entry{}, false
}

// isRow reports whether a text is the name of a row and nothing else, but what explains it.
func (l lexicon) isRow(text string) bool {
	if name := explained.ReplaceAllString(text, ""); name != text && l.isRow(name) {
		return true
	}
	runes := []rune(folded(text))
	if len(runes) == 0 {
		return false
	}
	e, ok := l.at(runes)
	return ok && e.kind == rowOf && len(e.name) == len(runes)
}

// folds writes wide characters and those that are typed in several ways in one.
var folds = strings.NewReplacer("（", "(", "）", ")", "．", ".", "，", ",", "：", ":", "；", ";", "“", `"`, "”", `"`, "／", "/")

func folded(text string) string { return strings.Join(strings.Fields(folds.Replace(text)), "") }

var (
	// chapterTitle is a numbered heading with a word at which headings end: nothing parts it
	// from what follows in a text that has lost its lines.
	chapterTitle = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、[^。;,|]{0,36}?(?:情况统计表|情况|事项|概述|措施|说明)`)
	// reportTitle is the title of a report, with its year: of the one, and of another behind it.
	reportTitle = regexp.MustCompile(`^[^。！；，,、;《》“”"|:：]{2,24}?(?:19|20)\d{2}年?[^。！；，,、;《》“”"|:：\d]{0,24}?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)`)
	afterTitle  = regexp.MustCompile(`^(?:根据|按照|依据|为|本|一、|\(|$)`)
	counts      = regexp.MustCompile(`^(?:[-+]?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元|人次|[件条项个次人篇份部场期])?|[-—/]+)`)
	arabicLabel = regexp.MustCompile(`^\d{1,2}[.、](?:\p{Han}|$)`)
	unitsAlone  = regexp.MustCompile(`^(?:亿元|万元|元|人次|[件条项个次人篇份部场期])`)
)

// pieces cuts a line at the names and figures in it. White space and pipes only part them.
func (l lexicon) pieces(line string) []piece {
	var runes []rune
	var gaps []bool
	gap := false
	for _, r := range folds.Replace(line) {
		if unicode.IsSpace(r) || r == '|' {
			gap = true
			continue
		}
		runes, gaps = append(runes, r), append(gaps, gap)
		gap = false
	}
	printed := []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' {
			return -1
		}
		return r
	}, line))
	var list []piece
	open := -1 // where the text that is nothing else begins
	said := false
	put := func(k kind, from, to int) {
		list = append(list, piece{k, string(printed[from:to]), gaps[from], said})
		said = false
	}
	for i := 0; i < len(runes); {
		k, n := l.pieceAt(runes, gaps, i)
		if n == 0 && open < 0 && isColon(list, runes[i:], gaps[i:]) {
			said = true
			i++
			continue
		}
		if n == 0 && open < 0 && !gaps[i] {
			k, n = behind(list, string(runes[i:min(len(runes), i+longestTitle)]))
		}
		if title := titleAt(runes, gaps, i); title > 0 && k != titled {
			k, n = titled, title
		}
		if n == 0 {
			if open >= 0 && gaps[i] {
				put(other, open, i)
				open = -1
			}
			if open < 0 {
				open = i
			}
			i++
			continue
		}
		if open >= 0 {
			put(other, open, i)
			open = -1
		}
		put(k, i, i+n)
		i += n
	}
	if open >= 0 {
		put(other, open, len(runes))
	}
	return withoutPageNumbers(whole(list))
}

// gluedUnit is a unit that no white space parts from the figure behind it, and signedFigure a
// figure whose sign nothing parts from another before it: 35-15 is 35 and -15.
var (
	gluedUnit    = regexp.MustCompile(`^(亿元|万元|元|人次|[件条项个次人篇份部场期])\d`)
	signedFigure = regexp.MustCompile(`^[-+]\d[\d,]*(?:\.\d+)?`)
)

// isColon reports whether a text behind the name of a row begins with the colon before its
// figure.
func isColon(list []piece, text []rune, gaps []bool) bool {
	i := len(list) - 1
	return i >= 0 && list[i].kind == rowOf && !gaps[0] && text[0] == ':' && len(text) > 1 && unicode.IsDigit(text[1])
}

// behind tells what stands right behind the name of a row, or behind the figures of one, that
// is nothing by itself, and how many characters it has.
func behind(list []piece, text string) (kind, int) {
	i := len(list) - 1
	if i >= 0 && list[i].kind == rowOf {
		if u := gluedUnit.FindStringSubmatch(text); u != nil {
			return unitOf, utf8.RuneCountInString(u[1])
		}
	}
	for i >= 0 && list[i].kind == counted {
		i--
	}
	if i < 0 || i == len(list)-1 || list[i].kind != rowOf {
		return other, 0
	}
	return counted, len(signedFigure.FindString(text))
}

// whole makes one text of the words that no white space parts of which a short head of a
// column is a part: 2.其他法律.
func whole(list []piece) []piece {
	var out []piece
	for i, p := range list {
		short := p.kind == headOf && utf8.RuneCountInString(p.text) < shortestName
		inWord := short && (i > 0 && list[i-1].kind == other && !p.gap || i+1 < len(list) && list[i+1].kind == other && !list[i+1].gap)
		if inWord {
			p.kind = other
		}
		if n := len(out); n > 0 && !p.gap && p.kind == other && out[n-1].kind == other {
			out[n-1].text += p.text
			continue
		}
		out = append(out, p)
	}
	return out
}

// fewestPages is how many numbers of pages a line has at least, one after the other, that tell
// them from figures between dashes.
const fewestPages = 2

// withoutPageNumbers makes one piece of each number of a page between dashes: - 3 -.
func withoutPageNumbers(list []piece) []piece {
	var at []int
	for i := 0; i+2 < len(list); i++ {
		if list[i].text != "-" || list[i+2].text != "-" {
			continue
		}
		n, err := strconv.Atoi(list[i+1].text)
		if err != nil || len(at) > 0 && strconv.Itoa(n-1) != list[at[len(at)-1]+1].text {
			return list
		}
		at = append(at, i)
	}
	if len(at) < fewestPages {
		return list
	}
	for _, i := range slices.Backward(at) {
		list[i] = piece{kind: paged, text: "- " + list[i+1].text + " -", gap: true}
		list = slices.Delete(list, i+1, i+3)
	}
	return list
}

// pieceAt tells what stands at a place, and how many characters it has; none where it is
// nothing of its own.
func (l lexicon) pieceAt(runes []rune, gaps []bool, i int) (kind, int) {
	rest := runes[i:]
	e, named := l.at(rest)
	if named && e.kind != headOf {
		return e.kind, len(e.name)
	}
	window := string(rest[:min(len(rest), longestTitle)])
	if i == 0 || !strings.ContainsRune("一二三四五六七八九十第", runes[i-1]) {
		if title := chapterTitle.FindString(window); title != "" && !hasCount(title) {
			return titled, len([]rune(title))
		}
	}
	if named {
		return e.kind, len(e.name)
	}
	solid := 1
	for solid < len(rest) && solid < longestTitle && !gaps[i+solid] {
		solid++
	}
	word := string(rest[:solid])
	if l.isBeforeNumeral(rest[:solid]) {
		return counted, 1
	}
	if arabicLabel.MatchString(word) {
		return other, 0 // its numeral is no figure
	}
	if found := counts.FindString(word); found != "" {
		n := utf8.RuneCountInString(found)
		if isNumeralIn(runes, gaps, i, n) {
			n-- // the last digit numbers the label behind it
		}
		if runes[i] == '-' || runes[i] == '—' || runes[i] == '/' {
			if !(gaps[i] || i == 0) || i+n < len(runes) && !gaps[i+n] {
				return other, 0
			}
		}
		return counted, n
	}
	if u := unitsAlone.FindString(window); u != "" && gaps[i] {
		if n := len([]rune(u)); i+n < len(runes) && gaps[i+n] {
			return unitOf, n
		}
	}
	return other, 0
}

// anyYear is the only number that headings of chapters have.
var anyYear = regexp.MustCompile(`(?:19|20)\d{2}`)

// hasCount reports whether a text has digits that are no year: a numeral down the side of a
// table and its rows read like a heading up to the next word at which headings end.
func hasCount(title string) bool {
	return strings.ContainsFunc(anyYear.ReplaceAllString(title, ""), unicode.IsDigit)
}

// titleAt returns how many characters the title of a report has that stands at a place, behind
// white space or a sentence; 0 where none does.
func titleAt(runes []rune, gaps []bool, i int) int {
	if i > 0 && !gaps[i] && !strings.ContainsRune("。！", runes[i-1]) {
		return 0
	}
	rest := runes[i:]
	n := utf8.RuneCountInString(reportTitle.FindString(string(rest[:min(len(rest), longestReportTitle)])))
	if n == 0 || n < len(rest) && !gaps[i+n] && !afterTitle.MatchString(string(rest[n:min(len(rest), n+2)])) {
		return 0
	}
	return n
}

// isBeforeNumeral reports whether the first of two digits is a figure, as the name of a row or
// group begins with the other: 61.政府公报公开政府信息数.
func (l lexicon) isBeforeNumeral(word []rune) bool {
	if len(word) < 3 || !unicode.IsDigit(word[0]) || !unicode.IsDigit(word[1]) || unicode.IsDigit(word[2]) {
		return false
	}
	e, named := l.at(word[1:])
	return named && e.kind != headOf
}

// isNumeralIn reports whether the last digit of a figure, of several, numbers the label that
// stands right behind it: 00002.重复申请.
func isNumeralIn(runes []rune, gaps []bool, from, n int) bool {
	at := from + n
	return n > 1 && unicode.IsDigit(runes[at-1]) && at+1 < len(runes) && !gaps[at] && (runes[at] == '.' || runes[at] == '、') && unicode.Is(unicode.Han, runes[at+1])
}
