package narrative

import (
	"regexp"
	"strings"
	"sync"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// A wordings is a statement with the expressions for the clauses that make it.
type wordings struct {
	form.Statement
	stated, denied []*regexp.Regexp
}

// compiled returns the statements of the forms with their expressions.
var compiled = sync.OnceValue(func() []*wordings {
	var list []*wordings
	fill := strings.NewReplacer("{N}", `([0-9][0-9,]*(?:\.[0-9]+)?)`, "{scale}", `(余|多)?(万|亿)?(余|多)?`)
	for _, s := range form.Statements() {
		w := &wordings{Statement: s}
		for _, p := range s.Patterns {
			w.stated = append(w.stated, regexp.MustCompile(fill.Replace(p)))
		}
		for _, p := range s.None {
			w.denied = append(w.denied, regexp.MustCompile(p))
		}
		list = append(list, w)
	}
	return list
})

// A stating is one place in the text that states a figure.
type stating struct {
	value    number.Decimal
	rounded  bool // "3000余条", "1.2万条"
	sentence string
	place    document.Place
}

// find returns the places of the text that state the figure.
func (s *wordings) find(text []sentence) []stating {
	var list []stating
	for _, in := range text {
		for _, clause := range in.clauses {
			if st, ok := s.read(clause); ok {
				st.sentence, st.place = in.text, in.place
				list = append(list, st)
				break // the rest of the sentence divides the figure up
			}
		}
	}
	return list
}

// read reads one clause.
func (s *wordings) read(clause string) (stating, bool) {
	for _, re := range s.denied {
		if re.MatchString(clause) {
			return stating{value: number.NewDecimal(0)}, true
		}
	}
	if !strings.ContainsAny(clause, "0123456789") {
		return stating{}, false
	}
	for _, re := range s.stated {
		m := re.FindStringSubmatch(clause)
		if m == nil {
			continue
		}
		v, err := number.ParseDecimal(strings.ReplaceAll(m[1], ",", ""))
		if err != nil || v.TooLong() {
			continue
		}
		st := stating{value: v, rounded: m[2] != "" || m[4] != ""}
		if power := map[string]int{"万": 4, "亿": 8}[m[3]]; power > 0 {
			if st.value, err = v.Scaled(power); err != nil {
				continue
			}
			// 1.2万条 is rounded; a sum of money in 万元 is exact.
			_, isMoney := number.MoneyPower(s.Unit)
			st.rounded = st.rounded || !isMoney
		}
		return st, true
	}
	return stating{}, false
}
