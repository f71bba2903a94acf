package scan

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/scan/judge"
)

// A Box is an upright rectangle in points, Y1 its upper edge.
type Box struct{ X0, Y0, X1, Y1 float64 }

// A Word is what was read in one piece.
type Word struct {
	Text       string
	Box        Box     // its width, by the height of its line
	Confidence float64 // 0 to 1
}

// A Cell is what was read in one cell. A cell without ink has neither words nor
// a figure.
type Cell struct {
	Words []Word
	// Figure is set where the cell holds a figure, a sign for none, or ink of
	// which nothing could be made; nil for text.
	Figure *judge.Figure
	// Alike is set for a text that both programs read alike, on a scan that is not too coarse for it, and Shaded
	// where the page has shades of gray.
	Alike, Shaded bool
}

// A Page is what was read on one sheet.
type Page struct {
	Words []Word // outside of the cells
	Cells []Cell // one for each box asked for, in order
	// Figures stand by themselves outside of the cells, as in a table without
	// lines; they are none of the words.
	Figures []Cell
	// Agreed are the stretches of the text outside of the cells that both programs read alike.
	Agreed []string
	// Programs names those that read, where the model is among them.
	Programs string
	// Ink is what else there is outside of the cells, piece by piece, whether it was
	// read or not.
	Ink []Box
}

// sureWord is the confidence from which a word counts as read. On upright pages half
// of the ideographs or more are in such words, on pages that lie on their side or
// upside down less than a tenth.
const sureWord = 0.8

// legibleShare is the share of ideographs in sure words from which a page is upright.
const legibleShare = 0.3

// Legible reports whether what was read is a text that runs across the page, as that
// of an upright page is; so is a page without any.
func (p Page) Legible() bool {
	return isLegible(ideographs(append(slices.Clone(p.Words), labels(p.Cells)...)))
}

func isLegible(sure, all int) bool { return float64(sure) >= legibleShare*float64(all) }

// labels returns the words of cells that are no figures.
func labels(cells []Cell) []Word {
	var words []Word
	for _, c := range cells {
		if c.Figure == nil {
			words = append(words, c.Words...)
		}
	}
	return words
}

// figureShare is the share of the cells with ink of an upright table that hold a figure which was read, at least. Of a table on its
// side, single ideographs are read for sure now and then, but hardly a digit.
const figureShare = 0.1

// LegibleCells reports whether what was read in some cells is what runs across the page, as in an upright table; so are
// cells without ink.
func LegibleCells(cells []Cell) bool {
	inked, figures := 0, 0
	for _, c := range cells {
		if len(c.Words) == 0 {
			continue
		}
		inked++
		if c.Figure != nil && c.Figure.Agreeing > 0 && strings.ContainsAny(c.Words[0].Text, "0123456789") {
			figures++
		}
	}
	return isLegible(ideographs(labels(cells))) && float64(figures) >= figureShare*float64(inked)
}

// inLine is how many ideographs a word has at least that stand in a line beyond doubt. Of a text on its side, some that stand
// beside each other in different lines are taken for a word.
const inLine = 4

// inLines returns the words that stand in a line beyond doubt.
func inLines(words []Word) []Word {
	return slices.DeleteFunc(slices.Clone(words), func(w Word) bool {
		_, all := ideographs([]Word{w})
		return all < inLine
	})
}

// A Course is how the text around the tables of a page runs.
type Course int

// The courses.
const (
	NoText   Course = iota // there is none, but for a page number
	Across                 // as that of an upright page
	Sideways               // in another way
)

// Course tells how the text outside of the cells runs.
func (p Page) Course() Course {
	_, all := ideographs(p.Words)
	sure, _ := ideographs(inLines(p.Words))
	switch {
	case all == 0:
		return NoText
	case sure > 0 && isLegible(sure, all):
		return Across
	}
	return Sideways
}

// ideographs counts the ideographs of words, and those of them that were read for
// sure in lines across the page. Tesseract reads lines that run upwards too, but
// neither the cells of their tables nor their figures.
func ideographs(words []Word) (sure, all int) {
	for _, w := range words {
		across := w.Box.Y1-w.Box.Y0 <= 2*(w.Box.X1-w.Box.X0)
		for _, r := range w.Text {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			all++
			if across && w.Confidence >= sureWord {
				sure++
			}
		}
	}
	return sure, all
}
