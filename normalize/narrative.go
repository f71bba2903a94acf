package normalize

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"nianbao/extract"
)

// A wordings is a statement with the expressions for the clauses that make it.
type wordings struct {
	Statement
	stated, denied []*regexp.Regexp
}

// compiled returns the statements of the forms with their expressions.
var compiled = sync.OnceValue(func() []*wordings {
	var list []*wordings
	fill := strings.NewReplacer("{N}", `([0-9][0-9,]*(?:\.[0-9]+)?)`, "{scale}", `(余|多)?(万|亿)?(余|多)?`)
	for _, s := range Statements() {
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

// statedConfidence is that of a figure found in the text by its wording.
const statedConfidence = 0.8

// A stating is one place in the text that states a figure.
type stating struct {
	value    Decimal
	rounded  bool // "3000余条", "1.2万条"
	sentence string
	place    extract.Place
}

// readNarrative finds the key figures that the text states. They are inferred:
// printed, and told by their wording alone. Where the text states several
// figures of one kind, the first counts and is flagged.
func (r *Report) readNarrative(doc *extract.Document) {
	text := sentences(doc, r.Year)
	for _, s := range compiled() {
		found := s.find(text)
		if len(found) == 0 {
			continue
		}
		first := found[0]
		o := Observation{Indicator: s.Code, Value: &first.value, Unit: s.Unit, Raw: first.sentence, Status: Inferred,
			Confidence: statedConfidence, Note: "stated in the text", Place: first.place}
		if first.rounded {
			o.Note = "stated in the text, rounded"
		}
		for _, other := range found[1:] {
			if other.value.Cmp(first.value) != 0 && !first.rounded && !other.rounded {
				o.Status, o.Confidence = Flagged, statedConfidence/2
				o.Note = fmt.Sprintf("the text also states %s: %s", other.value, other.sentence)
				break
			}
		}
		if p := first.place.Page; p > 0 && p <= len(doc.Pages) && doc.Pages[p-1].Layer == extract.ReadLayer {
			o.Flag("stated in the text, and read once only")
			o.Note = JoinNotes(o.Note, RecognizedNote)
		}
		r.Observations = append(r.Observations, o)
	}
}

// A sentence of the text, with the clauses of it that can state a figure.
type sentence struct {
	text    string
	place   extract.Place
	clauses []string
}

// sentences splits the text outside of the tables.
func sentences(doc *extract.Document, year int) []sentence {
	var list []sentence
	for _, section := range doc.Sections {
		for _, b := range section.Blocks {
			if b.Table != nil {
				continue
			}
			for _, text := range strings.FieldsFunc(squeeze(b.Paragraph), isSentenceEnd) {
				whole := slices.DeleteFunc(clauses(text), func(c string) bool { return isPart(c, year) })
				list = append(list, sentence{text, b.Place, whole})
			}
		}
	}
	return list
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

var clauseComma = regexp.MustCompile(`,(?:$|[^0-9])|(?:^|[^0-9]),`)

// clauses splits a sentence at its commas, but for those inside of numbers.
func clauses(sentence string) []string {
	marked := clauseComma.ReplaceAllStringFunc(sentence, func(m string) string { return strings.Replace(m, ",", "\n", 1) })
	return strings.Split(marked, "\n")
}

func isSentenceEnd(c rune) bool { return strings.ContainsRune("。；;！!", c) }

// partOf begins a clause that states a part of a figure, or that of other years.
var partOf = []string{"其中", "同比", "环比", "上年", "去年", "往年", "以来", "结转"}

var anyYear = regexp.MustCompile(`20[0-2]\d`)

// isPart reports whether a clause states a part of a figure, or that of another
// year than the report's.
func isPart(clause string, year int) bool {
	if slices.ContainsFunc(partOf, func(word string) bool { return strings.Contains(clause, word) }) {
		return true
	}
	if !strings.Contains(clause, "年") {
		return false
	}
	for _, y := range anyYear.FindAllString(clause, -1) {
		if y != fmt.Sprint(year) && strings.Contains(clause, y+"年") {
			return true
		}
	}
	return false
}

// read reads one clause.
func (s *wordings) read(clause string) (stating, bool) {
	for _, re := range s.denied {
		if re.MatchString(clause) {
			return stating{value: NewDecimal(0)}, true
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
		v, err := ParseDecimal(strings.ReplaceAll(m[1], ",", ""))
		if err != nil || v.TooLong() {
			continue
		}
		st := stating{value: v, rounded: m[2] != "" || m[4] != ""}
		if power := map[string]int{"万": 4, "亿": 8}[m[3]]; power > 0 {
			if st.value, err = v.Scaled(power); err != nil {
				continue
			}
			// 1.2万条 is rounded; a sum of money in 万元 is exact.
			_, isMoney := MoneyPower(s.Unit)
			st.rounded = st.rounded || !isMoney
		}
		return st, true
	}
	return stating{}, false
}
