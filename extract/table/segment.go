package table

import (
	"math"
	"regexp"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// Gaps, in em, that part two cells on a line without rulings: between text
// and text, next to a figure, and between two figures of several digits each,
// which no spacing of digits explains.
const (
	cellGap    = 1.0
	figureGap  = 0.6
	numeralGap = 0.3
)

var unitWord = regexp.MustCompile(`^[（(]?(?:` + document.Money + `|` + document.Counter + `)[）)]?$`)

var numeral = regexp.MustCompile(`^[+\-－＋]?[0-9０-９][0-9０-９,，.．]+$`)

var figure = regexp.MustCompile(`^(?:[+\-－＋]?[0-9０-９][0-9０-９,，.．]*\s?(?:` + document.Money + `|` + document.Counter + `|%)?|[/／—–-]+|无)$`)

// A Segment is the part of a line that stands apart from the rest of it.
type Segment struct {
	text   string
	Place  document.Place
	size   float64
	words  []document.Word
	spread bool // the characters stand apart evenly
}

// IsFigure reports whether the segment is a number, with a unit or without, or a sign
// for none.
func (s Segment) IsFigure() bool { return figure.MatchString(s.text) }

// segments splits a line at its wide gaps.
func segments(it document.Item) []Segment {
	return splitLine(it, func(words []document.Word, i int) bool {
		return wideGap(words[i-1], words[i]) && !signInWord(words, i-1) && !signInWord(words, i)
	})
}

// leader is a row of dots that leads from a label to its figure.
var leader = regexp.MustCompile(`^(?:[.．·•]\s?){3,}$|^…+$`)

// wideGap reports whether two words stand so far apart that they belong to two cells. Dots that
// lead on from a word are of its cell.
func wideGap(a, b document.Word) bool {
	if leader.MatchString(b.Text) {
		return false
	}
	limit := cellGap
	if numeral.MatchString(a.Text) && numeral.MatchString(b.Text) {
		limit = numeralGap
	} else if figure.MatchString(a.Text) || figure.MatchString(b.Text) {
		limit = figureGap
	}
	return b.Box.X0-a.Box.X1 >= limit*math.Min(a.Size, b.Size)
}

// splitLine cuts a line where cut says so: between the words i-1 and i.
func splitLine(it document.Item, cut func(words []document.Word, i int) bool) []Segment {
	var out []Segment
	words := it.Line.Words
	start := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && !cut(words, i) {
			continue
		}
		s := Segment{text: layout.JoinWords(words[start:i]), size: words[start].Size, words: words[start:i], spread: evenly(words[start:i])}
		s.Place.Page = it.Page.Number
		for _, w := range words[start:i] {
			s.Place.Box = s.Place.Box.Union(w.Box)
		}
		out = append(out, s)
		start = i
	}
	return out
}
