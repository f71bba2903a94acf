package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/document"
)

// Gaps, in em, from which two neighbours are two words: between ideographs,
// which fill their em, and between letters or digits, which are spaced.
const (
	WordGap  = 0.12
	latinGap = 0.25
)

func isWordGap(a, b document.Glyph) bool {
	limit := WordGap
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	if spaced(last) && spaced(first) {
		limit = latinGap
	}
	return b.Box.X0-a.Box.X1 > limit*math.Min(a.Size, b.Size)
}

// Lines groups glyphs into lines: horizontal text by its middle line from
// top to bottom, then vertical text by columns from right to left. Glyphs at
// other angles (watermarks across the page) are left out.
func Lines(glyphs []document.Glyph) []document.Line {
	if !slices.ContainsFunc(glyphs, func(g document.Glyph) bool { return g.Angle != 0 }) {
		return horizontalLines(glyphs)
	}
	var across, down, up []document.Glyph
	for _, g := range glyphs {
		switch g.Angle {
		case 0:
			across = append(across, g)
		case 270:
			down = append(down, g)
		case 90:
			up = append(up, g)
		}
	}
	lines := horizontalLines(across)
	for _, column := range columns(down) {
		slices.SortStableFunc(column, func(a, b document.Glyph) int { return cmp.Compare(b.Box.CenterY(), a.Box.CenterY()) })
		lines = append(lines, verticalLine(column))
	}
	for _, column := range columns(up) {
		slices.SortStableFunc(column, func(a, b document.Glyph) int { return cmp.Compare(a.Box.CenterY(), b.Box.CenterY()) })
		lines = append(lines, verticalLine(column))
	}
	return lines
}

// horizontalLines clusters glyphs whose middles are within 0.4 em of the
// middle of the line, which is followed as the line grows: fonts of different
// size on one line have different baselines but near middles.
func horizontalLines(glyphs []document.Glyph) []document.Line {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b document.Glyph) int { return cmp.Compare(b.Box.CenterY(), a.Box.CenterY()) })
	var lines []document.Line
	for start := 0; start < len(sorted); {
		first := sorted[start]
		sum, n := first.Box.CenterY(), 1.0
		end := start + 1
		for end < len(sorted) {
			g := sorted[end]
			if sum/n-g.Box.CenterY() > 0.4*math.Min(g.Size, first.Size) {
				break
			}
			sum += g.Box.CenterY()
			n++
			end++
		}
		row := sorted[start:end]
		slices.SortStableFunc(row, func(a, b document.Glyph) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
		lines = append(lines, horizontalLine(row))
		start = end
	}
	return lines
}

func horizontalLine(row []document.Glyph) document.Line {
	var line document.Line
	for i, g := range row {
		if n := len(line.Words); i > 0 && !isWordGap(row[i-1], g) {
			w := &line.Words[n-1]
			w.Text += g.Text
			w.Box = w.Box.Union(g.Box)
			w.Size = math.Max(w.Size, g.Size)
			continue
		}
		line.Words = append(line.Words, document.Word{Text: g.Text, Box: g.Box, Size: g.Size})
	}
	complete(&line, row)
	return line
}

// columns groups glyphs of vertical text by their middle abscissa, right to
// left.
func columns(glyphs []document.Glyph) [][]document.Glyph {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b document.Glyph) int { return cmp.Compare(b.Box.CenterX(), a.Box.CenterX()) })
	var out [][]document.Glyph
	for _, g := range sorted {
		if n := len(out); n > 0 && out[n-1][0].Box.CenterX()-g.Box.CenterX() <= 0.6*g.Size {
			out[n-1] = append(out[n-1], g)
			continue
		}
		out = append(out, []document.Glyph{g})
	}
	return out
}

func verticalLine(column []document.Glyph) document.Line {
	var w document.Word
	for _, g := range column {
		w.Text += g.Text
		w.Box = w.Box.Union(g.Box)
		w.Size = math.Max(w.Size, g.Size)
	}
	line := document.Line{Words: []document.Word{w}}
	complete(&line, column)
	return line
}

// complete fills in what follows from the words and glyphs.
func complete(l *document.Line, glyphs []document.Glyph) {
	l.Text = JoinWords(l.Words)
	for _, w := range l.Words {
		l.Box = l.Box.Union(w.Box)
	}
	sizes := make([]float64, 0, len(glyphs))
	bold := 0
	for _, g := range glyphs {
		sizes = append(sizes, g.Size)
		if strings.Contains(g.Font, "Bold") || strings.Contains(g.Font, "黑") || strings.Contains(g.Font, "Hei") {
			bold++
		}
	}
	slices.Sort(sizes)
	l.Size = sizes[len(sizes)/2]
	l.Bold = bold*2 > len(glyphs)
}

// JoinWords puts a space between words where the script uses one, and where
// the gap is wide. Gaps between ideographs come from justification.
func JoinWords(words []document.Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			prev := words[i-1]
			last, _ := utf8.DecodeLastRuneInString(prev.Text)
			first, _ := utf8.DecodeRuneInString(w.Text)
			if spaced(last) && spaced(first) || w.Box.X0-prev.Box.X1 > 1.5*math.Min(w.Size, prev.Size) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// spaced reports whether words of the rune's script are set apart by spaces.
func spaced(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("+-.,%", r))
}
