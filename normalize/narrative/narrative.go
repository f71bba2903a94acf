package narrative

import (
	"fmt"
	"math/big"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// Read returns the key figures that the text of a report on the year
// states. They are inferred: printed, and told by their wording alone. Where the
// text states several figures of one kind, the first counts and is flagged.
func Read(doc *document.Document, year int) []annual.Observation {
	var list []annual.Observation
	text := sentences(doc, year)
	for _, statement := range form.Statements() {
		s := load().Statements[statement.Code]
		found := s.find(text)
		if len(found) == 0 {
			continue
		}
		first := found[0]
		o := annual.Observation{Indicator: s.Code, Value: &first.value, Unit: s.Unit, Raw: first.sentence, Status: annual.Inferred,
			Note: "stated in the text", Place: first.place}
		o.SetBasis(annual.Prose, annual.ByWording)
		switch {
		case first.rounded:
			o.Note = "stated in the text, rounded"
		case s.carriesOver(first):
			o.Note = "stated in the text, with those carried over"
		}
		if first.doubtful {
			o.Flag("stated in the text, but perhaps of a part only")
		}
		for _, other := range found[1:] {
			if other.value.Cmp(first.value) != 0 && !(first.rounded || other.rounded) || far(first.value, other.value) || first.beside(other) {
				o.Status = annual.Flagged
				o.Note = fmt.Sprintf("the text also states %s: %s", other.value, other.sentence)
				break
			}
		}
		for _, way := range s.byOneWay(text, first) {
			if way.value.Cmp(first.value) > 0 && o.Status != annual.Flagged { // no part is more than the whole
				o.Status = annual.Flagged
				o.Note = fmt.Sprintf("the text also states %s: %s", way.value, way.sentence)
			}
		}
		if p := first.place.Page; p > 0 && p <= len(doc.Pages) && doc.Pages[p-1].Layer == document.ReadLayer {
			by := ""
			if read := doc.Pages[p-1].Recognized; read != nil {
				by = read.By
			}
			o.Flag("stated in the text, and read once only")
			o.Note = annual.JoinNotes(o.Note, annual.RecognizedBy(by))
		}
		list = append(list, o)
	}
	return list
}

// carriesOver reports whether a sentence says that its figure has those in it that were carried over. The form of the
// report counts them apart, so that the figure is more than what it has for those received.
func (w *wording) carriesOver(st stating) bool {
	if w.carried == nil {
		return false
	}
	return slices.ContainsFunc(w.carried.FindAllStringSubmatch(st.sentence, -1), func(m []string) bool {
		v, ok := parse(m[1])
		return ok && v.Cmp(st.value) == 0
	})
}

// far reports whether two figures differ by more than rounding does: by a fifth of the larger.
func far(a, b number.Decimal) bool {
	larger, smaller := a.Rat(), b.Rat()
	if larger.Cmp(smaller) < 0 {
		larger, smaller = smaller, larger
	}
	return new(big.Rat).Mul(larger, big.NewRat(4, 5)).Cmp(smaller) > 0
}
