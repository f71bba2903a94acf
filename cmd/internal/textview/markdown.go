package textview

import "strings"

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
