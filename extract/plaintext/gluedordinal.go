package plaintext

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// fewestNumbered is how many labels of a line are numbered one after the other, without a gap
// between a number and the figure before it, for these to be numbers of rows.
const fewestNumbered = 4

// withoutGluedOrdinals leaves the numbers of rows out of a line on which they stand right
// before the labels, and right behind the figures of the row before: 1373 is 137, and the
// number of the third row. They are told by their order: each label of the line has its own,
// but for those that are read as part of another. Where the order breaks off no figure of the
// line is one.
func withoutGluedOrdinals(list []piece) []piece {
	first := slices.IndexFunc(list, isNamed)
	if first < 1 || list[first-1].kind != counted || list[first].gap {
		return list
	}
	number, err := strconv.Atoi(list[first-1].text)
	if err != nil {
		return list
	}
	out := slices.Clone(list)
	out[first-1].text = ""
	numbered := 1
	for i := first + 1; i < len(list); i++ {
		if !isLabelPiece(list[i]) || list[i].gap {
			continue
		}
		rest, next := cutNumber(list[i-1], number)
		if next == number {
			if numbered < fewestNumbered {
				return list
			}
			return withoutFigures(list)
		}
		out[i-1].text, number = rest, next
		numbered++
	}
	if numbered < fewestNumbered {
		return list
	}
	return slices.DeleteFunc(out, func(p piece) bool { return p.text == "" })
}

// mostSkipped is how many labels stand between two that are known, and are read with them.
const mostSkipped = 2

// cutNumber parts the number of the next row from the figure before it; it returns the last
// number where none is there.
func cutNumber(p piece, last int) (string, int) {
	if p.kind == counted {
		for next := last + 1; next <= last+1+mostSkipped; next++ {
			if rest, ok := strings.CutSuffix(p.text, strconv.Itoa(next)); ok {
				return rest, next
			}
		}
	}
	return "", last
}

// withoutFigures makes text of the figures of a line.
func withoutFigures(list []piece) []piece {
	out := slices.Clone(list)
	for i := range out {
		if out[i].kind == counted {
			out[i].kind = other
		}
	}
	return out
}

func isNamed(p piece) bool { return p.kind == rowOf || p.kind == groupOf }

// isLabelPiece reports whether a piece is the label of a row, known or not.
func isLabelPiece(p piece) bool {
	return isNamed(p) || p.kind == other && utf8.RuneCountInString(p.text) >= shortestName
}
