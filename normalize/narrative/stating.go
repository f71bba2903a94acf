package narrative

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// A stating is one place in the text that states a figure.
type stating struct {
	value    number.Decimal
	rounded  bool // "3000余条", "1.2万条"
	sentence string
	place    document.Place
}

// find returns the places of the text that state the figure. What is stated loosely,
// 公开信息90条 for 主动公开政府信息90条, counts where it comes first and nothing else does.
func (w *wording) find(text []sentence) []stating {
	list := w.findBy(text, w.stated)
	if len(list) == 0 && w.Published {
		list = w.summed(text)
	}
	if len(list) == 0 && len(w.loose) > 0 {
		if w.Published {
			text = slices.DeleteFunc(slices.Clone(text), func(s sentence) bool { return s.figures > 1 })
			for i := range text {
				text[i].clauses = slices.DeleteFunc(slices.Clone(text[i].clauses), func(c clause) bool { return c.said })
			}
		}
		list = w.findBy(text, w.loose)
		list = list[:min(1, len(list))]
	}
	return list
}

// summed returns the first sentence of which the figures, each of one way of publishing, come to
// what it says.
func (w *wording) summed(text []sentence) []stating {
	for _, in := range text {
		if in.total != nil {
			if st, ok := w.value(in.total[1], in.total[2], in.total[3], in.total[4]); ok {
				st.sentence, st.place = in.text, in.place
				return []stating{st}
			}
		}
	}
	return nil
}

// byOneWay returns what the text states, in the very words for the whole, of single ways of publishing.
func (w *wording) byOneWay(text []sentence) []stating {
	var list []stating
	for _, in := range text {
		for _, c := range in.clauses {
			if c.part || !c.channel || !w.Published {
				continue
			}
			if st, ok := w.read(c.text, w.stated, false); ok {
				st.sentence, st.place = in.text, in.place
				list = append(list, st)
			}
		}
	}
	return list
}

func (w *wording) findBy(text []sentence, patterns []*regexp.Regexp) []stating {
	var list []stating
	for _, in := range text {
		argued := false // a clause was on disputes
		context := w.within == nil || w.within.MatchString(in.plain) || w.within.MatchString(in.chapter)
		for i, c := range in.clauses {
			part := c.part && (!w.Dispute || argued) || c.channel && w.Published
			argued = argued || dispute.MatchString(c.text)
			if part {
				continue
			}
			clause := c.text
			if i+1 < len(in.clauses) && strings.HasPrefix(in.clauses[i+1].text, "均") {
				clause += "," + in.clauses[i+1].text
			}
			if st, ok := w.read(clause, patterns, context); ok {
				st.sentence, st.place = in.text, in.place
				list = append(list, st)
				break // the rest of the sentence divides the figure up
			}
		}
	}
	return list
}

// read reads one clause.
func (w *wording) read(clause string, patterns []*regexp.Regexp, context bool) (stating, bool) {
	if !slices.ContainsFunc(w.Needs, func(word string) bool { return strings.Contains(clause, word) }) {
		return stating{}, false
	}
	if w.BeforeDispute {
		clause = beforeDispute(clause)
	}
	if m := firstMatch(w.list, clause); m != nil {
		if st, ok := w.value(m[1], "", "", ""); ok && st.value.Cmp(number.NewDecimal(0)) == 0 {
			return st, true
		}
		return stating{}, false
	}
	for _, re := range patterns {
		if m := firstMatch(re, clause); m != nil {
			if st, ok := w.value(m[1], m[2], m[3], m[4]); ok {
				return st, true
			}
		}
	}
	if !context || w.not != nil && w.not.MatchString(clause) {
		return stating{}, false
	}
	for _, re := range w.none {
		if re.MatchString(clause) {
			return stating{value: number.NewDecimal(0)}, true
		}
	}
	return stating{}, false
}

func firstMatch(re *regexp.Regexp, text string) []string {
	if re == nil {
		return nil
	}
	return re.FindStringSubmatch(text)
}

// value reads a figure with the words around its scale.
func (w *wording) value(figure, before, scale, after string) (stating, bool) {
	v, ok := parse(figure)
	if !ok {
		return stating{}, false
	}
	st := stating{value: v, rounded: before != "" || after != ""}
	if power := map[string]int{"万": 4, "亿": 8}[scale]; power > 0 {
		var err error
		if st.value, err = v.Scaled(power); err != nil {
			return stating{}, false
		}
		// 1.2万条 is rounded; a sum of money in 万元 is exact.
		_, isMoney := number.MoneyPower(w.Unit)
		st.rounded = st.rounded || !isMoney
	}
	return st, true
}

// parse reads digits, or a numeral in characters below a hundred: 十二, 二十.
func parse(figure string) (number.Decimal, bool) {
	if first, _ := utf8.DecodeRuneInString(figure); first < utf8.RuneSelf {
		v, err := number.ParseDecimal(strings.ReplaceAll(figure, ",", ""))
		return v, err == nil && !v.TooLong()
	}
	const digits = "一二三四五六七八九"
	digit := func(s string) int {
		if s == "两" {
			return 2
		}
		if utf8.RuneCountInString(s) != 1 || !strings.Contains(digits, s) {
			return 0
		}
		return strings.Index(digits, s)/len("一") + 1
	}
	tens, ones, compound := strings.Cut(figure, "十")
	if !compound {
		n := digit(figure)
		return number.NewDecimal(int64(n)), n > 0
	}
	n := 10
	if tens != "" {
		if n = 10 * digit(tens); n == 0 {
			return number.Decimal{}, false
		}
	}
	if ones != "" {
		if digit(ones) == 0 {
			return number.Decimal{}, false
		}
		n += digit(ones)
	}
	return number.NewDecimal(int64(n)), true
}

var dispute = regexp.MustCompile(`复议|诉讼`)

// beforeDispute cuts a clause where it comes to a dispute, or to what that arose from.
func beforeDispute(clause string) string {
	at := dispute.FindStringIndex(clause)
	if at == nil {
		return clause
	}
	clause = clause[:at[0]]
	if cause := load().cause.FindStringIndex(clause); cause != nil {
		clause = clause[:cause[0]]
	}
	return strings.TrimSuffix(clause, "行政")
}
