package textview

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"nianbao/cmd/internal/terminal"
)

// width measures with ambiguous characters (“”, ±, …) as narrow ones, as
// terminals do unless told otherwise, so that the output does not depend on
// the locale.
var width = func() *runewidth.Condition {
	c := runewidth.NewCondition()
	c.EastAsianWidth = false
	return c
}()

// Grid returns rows of cells as lines, each column as wide as its widest cell.
// Columns from the second on are set to the right, as figures are. A row of one
// cell runs over all columns and does not widen any.
func Grid(rows [][]string) string {
	var widths []int
	for _, r := range rows {
		if len(r) < 2 {
			continue
		}
		for i, c := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width.StringWidth(c))
		}
	}
	var b strings.Builder
	for _, r := range rows {
		if len(r) == 1 {
			b.WriteString(strings.TrimRight(r[0], " "))
			b.WriteByte('\n')
			continue
		}
		var line strings.Builder
		for i, c := range r {
			pad := strings.Repeat(" ", widths[i]-width.StringWidth(c))
			switch {
			case i == 0:
				line.WriteString(c + pad)
			default:
				line.WriteString("  " + pad + c)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// List returns rows of text as lines, every column set to the left.
func List(rows [][]string) string { return terminal.Align(rows) }

// Wrap breaks a paragraph into lines of at most the width in terminal columns.
// A closing mark does not begin a line.
func Wrap(text string, columns int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, r := range text {
		w := width.RuneWidth(r)
		if used+w > columns && !strings.ContainsRune("，。；：、！？）》”’", r) {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		line.WriteRune(r)
		used += w
	}
	return append(lines, line.String())
}

// Markdown returns rows as a table of GitHub's Markdown: the first row is its
// head, and columns from the second on are set to the right. Rows are as long as
// the head.
func Markdown(rows [][]string) string {
	var b strings.Builder
	for i, r := range rows {
		for _, c := range r {
			b.WriteString("| " + escapeMarkdown.Replace(c) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString("|---|" + strings.Repeat("---:|", len(r)-1) + "\n")
		}
	}
	return b.String()
}

// escapeMarkdown keeps a text in its cell and as it is.
var escapeMarkdown = strings.NewReplacer("|", `\|`, "\n", " ", `\`, `\\`, "*", `\*`, "_", `\_`, "<", "&lt;", "`", "\\`")
