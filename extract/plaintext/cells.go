package plaintext

import (
	"slices"
	"strings"
)

// Tabs, commas and pipes part the cells of a row and leave empty ones to be seen. What such a
// sign stands for is told by the whole text; here a row is made of the cells, in which those
// that are empty have their place between the figures.

// fewestCells is how many cells make a row.
const fewestCells = 3

// asRow returns a line whose cells are known as the row that they make, and the names of groups
// before its own label each as a line before it; nothing where all are empty. Where no cell is,
// words are as good.
func asRow(l line, cells []string) []line {
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(c), "")
	}
	l.cells = nil
	l.text = strings.Join(slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" }), " ")
	switch {
	case l.text == "":
		return nil
	case len(cells) < fewestCells || !slices.ContainsFunc(cells, isFigureCell) || !slices.Contains(cells, ""):
		return []line{l}
	}
	var out []line
	label := -1
	for i, c := range cells {
		if isFigureCell(c) {
			break
		}
		if c == "" {
			continue
		}
		if label >= 0 {
			group := l
			group.text = cells[label]
			out = append(out, group)
			l.apart, l.blank = false, false
		}
		label = i
	}
	cells = cells[max(label, 0):]
	l.cells, l.text = cells, strings.Join(slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" }), " ")
	return append(out, l)
}

// atTabs makes rows of the lines in which tabs part cells of which some are empty. Most of them
// must have as many cells behind their labels as a row without empty ones: else tabs only set
// figures below each other.
func atTabs(lines []line) []line {
	full := map[int]bool{} // numbers of cells behind the label
	for _, l := range lines {
		if cells := behindLabel(strings.Split(l.text, "\t")); !slices.Contains(cells, "") {
			full[len(cells)] = true
		}
	}
	open, fitting := 0, 0
	for _, l := range lines {
		cells := behindLabel(strings.Split(l.text, "\t"))
		if len(cells) < fewestCells || !slices.Contains(cells, "") {
			continue
		}
		if open++; full[len(cells)] {
			fitting++
		}
	}
	if fitting*2 <= open {
		return lines
	}
	var out []line
	for _, l := range lines {
		if strings.Contains(l.text, "\t\t") {
			out = append(out, asRow(l, strings.Split(l.text, "\t"))...)
		} else {
			out = append(out, l)
		}
	}
	return out
}

// behindLabel returns the cells behind the last one before the first figure that is not empty;
// none where no cell is a figure.
func behindLabel(cells []string) []string {
	at := slices.IndexFunc(cells, isFigureCell)
	if at < 0 {
		return nil
	}
	for at > 0 && cells[at-1] == "" {
		at--
	}
	return cells[at:]
}
