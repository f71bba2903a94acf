package textview

import (
	"fmt"
	"strings"

	"nianbao/normalize/register"
	"nianbao/store/compare"
)

// BodyNotes says under which names the organs that were compared go, and which of them
// had another function before a reform or have one after. It is empty for a comparison
// whose body is a name and nothing more.
func BodyNotes(n compare.BodyNotes) []string {
	if n.Function.ID == "" {
		return nil
	}
	if len(n.Notes) == 0 {
		return []string{"organs of " + functionText(n.Function) + ": no report"}
	}
	var lines []string
	for _, note := range n.Notes {
		var names []string
		for _, name := range note.Names {
			names = append(names, fmt.Sprintf("%s (%s, %s)", name.Name, spanText(name.First, name.Last), counted(name.Reports, "report")))
		}
		line := "organs of " + functionText(note.Function)
		if r := note.Reform; r.First != 0 {
			when := "after"
			if note.Before {
				when = "before"
			}
			line = fmt.Sprintf("%s the reform of %s (%s), organs of %s", when, spanText(r.First, r.Last), r.Kind, functionText(note.Function))
		}
		lines = append(lines, line+": "+strings.Join(names, ", "))
	}
	if n.Several > 0 {
		lines = append(lines, fmt.Sprintf("several organs fit in %s; one counts: that of the name asked for, then in the order above, a department before a branch",
			counted(n.Several, "region and year", "regions and years")))
	}
	return lines
}

func functionText(f register.Function) string { return fmt.Sprintf("%s (%s)", f.Zh, f.En) }

func spanText(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

// counted writes a number with its noun.
func counted(n int, noun string, plural ...string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case len(plural) > 0:
		return fmt.Sprintf("%d %s", n, plural[0])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
