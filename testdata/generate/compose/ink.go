package compose

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"slices"
)

// An Ink is how marks become operators. The zero value is the plainest.
type Ink struct {
	Order     string  // "figures": figures first; "columns": table texts column by column; "random"
	Glyphs    string  // "Td": each glyph of a figure placed by itself; "TJ": figures with kerning
	Matrix    bool    // texts placed by Tm with the size in it
	Clip      bool    // a clip rectangle round each line
	Bold      bool    // each text shown twice with a small offset
	Unit      float64 // points a unit, 0: 1
	Flipped   bool    // y runs down the page
	Form      bool    // the page is a form XObject
	Divided   bool    // several content streams
	Filter    string  // "", "flate", "a85", "lzw"
	RectRules bool    // lines are thin filled rectangles
}

// divide cuts a content stream between any two tokens.
func (k *Ink) divide(content []byte, rng *rand.Rand) [][]byte {
	if !k.Divided {
		return [][]byte{content}
	}
	var parts [][]byte
	for len(content) > 600 {
		at := 200 + rng.Intn(len(content)-400)
		space := bytes.IndexByte(content[at:], ' ')
		if space < 0 {
			break
		}
		parts = append(parts, content[:at+space])
		content = content[at+space+1:]
		if len(parts) == 5 {
			break
		}
	}
	return append(parts, content)
}

// content returns the operators of a page.
func (k *Ink) content(s *folio, rng *rand.Rand) []byte {
	var b bytes.Buffer
	if s.turned {
		fmt.Fprintf(&b, "0 1 -1 0 %.2f 0 cm\n", s.high)
	}
	p := &pen{Ink: k, high: s.high, out: &b, rng: rng, unit: 1}
	if k.Unit > 0 {
		p.unit = k.Unit
	}
	switch {
	case k.Flipped:
		fmt.Fprintf(&b, "%g 0 0 %g 0 %.2f cm\n", p.unit, -p.unit, s.high)
	case p.unit != 1:
		fmt.Fprintf(&b, "%g 0 0 %g 0 0 cm\n", p.unit, p.unit)
	}
	for _, m := range k.ordered(s.marks, rng) {
		p.draw(m)
	}
	return b.Bytes()
}

// ordered returns the marks in the order they are shown in.
func (k *Ink) ordered(marks []mark, rng *rand.Rand) []mark {
	marks = slices.Clone(marks)
	switch k.Order {
	case "figures":
		slices.SortStableFunc(marks, func(a, b mark) int { return rank(a.role) - rank(b.role) })
	case "columns":
		// From a run of table texts on, those further left come first.
		for i := 0; i < len(marks); {
			j := i
			for j < len(marks) && (marks[j].role == labelRole || marks[j].role == figureRole || marks[j].role == ruleRole) {
				j++
			}
			slices.SortStableFunc(marks[i:j], func(a, b mark) int { return int(math.Round(a.x/20)) - int(math.Round(b.x/20)) })
			i = j + 1
		}
	case "random":
		rng.Shuffle(len(marks), func(i, j int) { marks[i], marks[j] = marks[j], marks[i] })
	}
	return marks
}

func rank(r role) int {
	return map[role]int{figureRole: 0, ruleRole: 1, labelRole: 2, proseRole: 3}[r]
}
