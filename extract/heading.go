package extract

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
	"nianbao/extract/table"
)

var headingLine = regexp.MustCompile(`^\s*([一二三四五六七八九十]{1,3})\s*[、.．,，:：]\s*(.+)$`)

const maxHeading = 40 // runes of a section's title

// A heading is a line that could be the heading of a section.
type heading struct {
	at      int // index in the flow
	ordinal int
	title   string
	rest    *document.Line // of its line, behind the sentence that is the title; nil where nothing is
	score   float64
}

// candidates lists the lines that are numbered as headings are.
func candidates(items []document.Item, titles []string, tables table.Finder) []heading {
	bodySize := commonSize(items)
	var list []heading
	for i, it := range items {
		if it.Line == nil {
			continue
		}
		m := headingLine.FindStringSubmatch(it.Line.Text)
		if m == nil || tables.IsRow(it) {
			continue // a row of a table, or a line of the table of contents
		}
		c := heading{at: i, ordinal: ordinal(m[1]), title: strings.TrimSpace(m[2])}
		if title, rest, _ := strings.Cut(c.title, "。"); title != "" {
			c.title, c.rest = title, restOf(it.Line, rest)
		}
		if c.ordinal == 0 || utf8.RuneCountInString(c.title) > maxHeading {
			continue
		}
		c.score = 1
		for _, t := range titles {
			c.score = math.Max(c.score, 1+3*resemblance(c.title, t))
		}
		if it.Line.Bold || it.Line.Size > bodySize+0.5 {
			c.score += 0.5
		}
		list = append(list, c)
	}
	return list
}

// restOf returns the end of a line that begins with a heading, 一、收费情况。2010年没有收费, as a
// line of its own, of one word: it is prose; nil where nothing is left.
func restOf(line *document.Line, text string) *document.Line {
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	rest := *line
	rest.Text, rest.Words, rest.Apart = text, []document.Word{{Text: text, Box: line.Box, Size: line.Size}}, false
	return &rest
}

// bestSequence picks the candidates with rising ordinals that score best; a
// step to the very next ordinal is worth something, candidates that score
// nothing are never picked.
func bestSequence(list []heading) []heading {
	best := make([]float64, len(list))
	from := make([]int, len(list))
	end := -1
	for i, c := range list {
		best[i], from[i] = c.score, -1
		if c.ordinal == 1 {
			best[i] += 0.5
		}
		for j := range i {
			if list[j].ordinal >= c.ordinal {
				continue
			}
			s := best[j] + c.score
			if list[j].ordinal+1 == c.ordinal {
				s += 0.5
			}
			if s > best[i] {
				best[i], from[i] = s, j
			}
		}
		if best[i] > 0 && (end < 0 || best[i] > best[end]) {
			end = i
		}
	}
	var chosen []heading
	for i := end; i >= 0; i = from[i] {
		chosen = append([]heading{list[i]}, chosen...)
	}
	return chosen
}

// ordinal reads a Chinese numeral from 一 to 九十九, 0 for anything else.
func ordinal(s string) int {
	digit := func(r rune) int {
		for i, d := range []rune("一二三四五六七八九") {
			if d == r {
				return i + 1
			}
		}
		return 0
	}
	n := 0
	for _, r := range s {
		if r == '十' {
			n = max(n, 1) * 10
		} else {
			n += digit(r)
		}
	}
	return n
}

// resemblance returns the share of common pairs of characters (Dice), from 0
// to 1.
func resemblance(a, b string) float64 {
	pairs := func(s string) map[string]int {
		m := map[string]int{}
		r := []rune(s)
		for i := 1; i < len(r); i++ {
			m[string(r[i-1:i+1])]++
		}
		return m
	}
	x, y := pairs(a), pairs(b)
	common, total := 0, 0
	for k, n := range x {
		common += min(n, y[k])
		total += n
	}
	for _, n := range y {
		total += n
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(common) / float64(total)
}

// commonSize returns the size in which most of the text is set.
func commonSize(items []document.Item) float64 {
	counts := map[float64]int{}
	best := 0.0
	for _, it := range items {
		if it.Line == nil {
			continue
		}
		size := math.Round(it.Line.Size*2) / 2
		counts[size] += len(it.Line.Text)
		if counts[size] > counts[best] {
			best = size
		}
	}
	return best
}
