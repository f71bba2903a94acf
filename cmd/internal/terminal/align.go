package terminal

import "strings"

// gap is how many spaces stand between columns.
const gap = 2

// Align returns rows of text as lines, every column set to the left and as wide as its widest cell
// is on a terminal. A row of one cell runs over all columns and does not widen any.
func Align(rows [][]string) string {
	var widths []int
	for _, r := range rows {
		for i, cell := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if len(r) > 1 {
				widths[i] = max(widths[i], Width(cell))
			}
		}
	}
	var b strings.Builder
	for _, r := range rows {
		var line strings.Builder
		for i, cell := range r {
			line.WriteString(cell + strings.Repeat(" ", max(widths[i]-Width(cell), 0)+gap))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
