package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"slices"
)

// An ink is how marks become operators. The zero value is the plainest.
type ink struct {
	order     string  // "figures": figures first; "columns": table texts column by column; "random"
	glyphs    string  // "Td": each glyph of a figure placed by itself; "TJ": figures with kerning
	matrix    bool    // texts placed by Tm with the size in it
	clip      bool    // a clip rectangle round each line
	bold      bool    // each text shown twice with a small offset
	unit      float64 // points a unit, 0: 1
	flipped   bool    // y runs down the page
	form      bool    // the page is a form XObject
	divided   bool    // several content streams
	filter    string  // "", "flate", "a85", "lzw"
	rectRules bool    // lines are thin filled rectangles
}

// divide cuts a content stream between any two tokens.
func (k *ink) divide(content []byte, rng *rand.Rand) [][]byte {
	if !k.divided {
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
func (k *ink) content(s *folio, rng *rand.Rand) []byte {
	var b bytes.Buffer
	if s.turned {
		fmt.Fprintf(&b, "0 1 -1 0 %.2f 0 cm\n", s.high)
	}
	p := &pen{ink: k, high: s.high, out: &b, rng: rng, unit: 1}
	if k.unit > 0 {
		p.unit = k.unit
	}
	switch {
	case k.flipped:
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
func (k *ink) ordered(marks []mark, rng *rand.Rand) []mark {
	marks = slices.Clone(marks)
	switch k.order {
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
