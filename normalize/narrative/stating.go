package narrative

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// A stating is one place in the text that states a figure.
type stating struct {
	value    number.Decimal
	rounded  bool // "3000余条", "1.2万条"
	doubtful bool // it may be on a part of the year, or of the report, only
	ways     bool // it is said in which ways that much was published
	loose    bool // in words that count where no others do
	kind     int  // of which of the kinds that divide the figure up it is, counted from 1; 0 where it is of none or of several
	sentence string
	place    document.Place
}

// find returns the places of the text that state the figure. What is stated loosely,
// 公开信息90条 for 主动公开政府信息90条, counts where it comes first and nothing else does.
func (w *wording) find(text []sentence) []stating {
	list := w.findBy(text, w.stated, stated)
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
		list = w.findBy(text, w.loose, loose)
		list = list[:min(1, len(list))]
		for i := range list {
			list[i].loose = true
		}
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

// byOneWay returns what the text states of single ways of publishing: in the very words for the whole, or in
// as loose ones, of what a site disclosed, or, where the whole is said to be of some ways, in the sentence that
// states it.
func (w *wording) byOneWay(text []sentence, whole stating) []stating {
	var list []stating
	for _, in := range text {
		for _, c := range in.clauses {
			if c.part || c.ever || !c.channel || !w.Published {
				continue
			}
			patterns := slices.Concat(w.stated, w.ofSite)
			if whole.loose {
				patterns = append(patterns, w.loose...)
			}
			if whole.ways && in.text == whole.sentence && in.place == whole.place {
				patterns = append(patterns, load().publication)
			}
			if st, ok := w.match(c.text, patterns); ok {
				st.sentence, st.place = in.text, in.place
				list = append(list, st)
			}
		}
	}
	return list
}

func (w *wording) findBy(text []sentence, patterns []*regexp.Regexp, how manner) []stating {
	var list []stating
	for _, in := range text {
		argued := false // a clause was on disputes
		for i, c := range in.clauses {
			part := c.part && (!w.Dispute || argued || c.earlier) || c.channel && w.Published
			argued = argued || dispute.MatchString(c.text)
			if part {
				continue
			}
			if st, ok := w.read(in, i, patterns, how); ok && !(c.ever && st.value.Cmp(zero) != 0) {
				st.sentence, st.place, st.ways, st.kind = in.text, in.place, load().channel.MatchString(c.text), w.kindOf(c.text)
				list = append(append(list, st), w.larger(in, i, st, patterns, how)...)
				break // the rest of the sentence divides the figure up
			}
		}
	}
	return list
}

// kindOf returns which one of the kinds that divide the figure up a clause names.
func (w *wording) kindOf(clause string) int {
	kind := 0
	for i, re := range w.apart {
		if !re.MatchString(clause) {
			continue
		}
		if kind > 0 {
			return 0
		}
		kind = i + 1
	}
	return kind
}

// beside reports whether two figures are of two kinds, so that neither is the whole.
func (st stating) beside(other stating) bool {
	return st.kind > 0 && other.kind > 0 && st.kind != other.kind && other.value.Cmp(zero) != 0
}

// larger returns the figures that the rest of a sentence states and that are no part of what it
// stated first, since they are more: 市本级收到申请20件,全市收到申请500件.
func (w *wording) larger(in sentence, i int, first stating, patterns []*regexp.Regexp, how manner) []stating {
	var list []stating
	for j := i + 1; j < len(in.clauses); j++ {
		if c := in.clauses[j]; c.part || c.ever || c.channel && w.Published {
			continue
		}
		if st, ok := w.read(in, j, patterns, how); ok && st.value.Cmp(first.value) > 0 {
			st.sentence, st.place = in.text, in.place
			list = append(list, st)
		}
	}
	return list
}

var zero = number.NewDecimal(0)

// read reads one clause of a sentence.
func (w *wording) read(in sentence, i int, patterns []*regexp.Regexp, how manner) (stating, bool) {
	clause := in.clauses[i].text
	if i+1 < len(in.clauses) && strings.HasPrefix(in.clauses[i+1].text, "均") {
		clause += "," + in.clauses[i+1].text
	}
	if !slices.ContainsFunc(w.Needs, func(word string) bool { return strings.Contains(clause, word) }) {
		return stating{}, false
	}
	if w.BeforeDispute {
		clause = beforeDispute(clause)
	}
	if m := firstMatch(w.list, clause); m != nil {
		if st, ok := w.value(m[1], "", "", ""); ok && st.value.Cmp(zero) == 0 {
			return st, true
		}
		return stating{}, false
	}
	context := w.within == nil || w.within.MatchString(in.about())
	if context && !holds(w.Foreign, how, clause, in, i) {
		if st, ok := w.match(clause, patterns); ok {
			st.doubtful = st.doubtful || holds(w.Doubtful, how, clause, in, i) || in.ofPartOfYear(i)
			return st, true
		}
	}
	if !context || w.not != nil && w.not.MatchString(clause) {
		return stating{}, false
	}
	for _, re := range w.none {
		if re.MatchString(clause) {
			return stating{value: zero, doubtful: holds(w.Doubtful, none, clause, in, i) || in.ofPartOfYear(i)}, true
		}
	}
	return stating{}, false
}

// match reads the figure of a clause by the first of the patterns that gives one.
func (w *wording) match(clause string, patterns []*regexp.Regexp) (stating, bool) {
	for _, re := range patterns {
		at := re.FindStringSubmatchIndex(clause)
		if at == nil {
			continue
		}
		group := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return clause[at[2*n]:at[2*n+1]]
		}
		if st, ok := w.value(group(1), group(2), group(3), group(4)); ok {
			before, after := clause[:at[2]], clause[max(at[3], at[5], at[7], at[9]):]
			st.doubtful = !money(w.Unit) && strings.Contains(st.value.String(), ".") // 3.275条
			st.rounded = st.rounded || load().about.MatchString(before) || load().orSo.MatchString(after)
			return st, true
		}
	}
	return stating{}, false
}

func money(unit string) bool {
	_, ok := number.MoneyPower(unit)
	return ok
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
		st.rounded = st.rounded || !money(w.Unit)
	}
	return st, true
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
	clause = strings.TrimSuffix(clause, "行政")
	if load().arisen.MatchString(clause) {
		return ""
	}
	return clause
}
