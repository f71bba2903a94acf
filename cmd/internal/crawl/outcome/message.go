package outcome

import (
	"fmt"
	"strings"
)

// longestList is how many of each kind a message names.
const longestList = 20

// Message returns what needs a person, in words.
func (s *Summary) Message() string {
	var b strings.Builder
	fmt.Fprintf(&b, "nianbao crawl %d: %s\n", s.Run, s.Counts())
	if s.Error != "" {
		fmt.Fprintf(&b, "\nThe run failed: %s\n", s.Error)
	}
	var lines []string
	for _, p := range s.Problems {
		if p.New {
			lines = append(lines, fmt.Sprintf("%s: %s (%s) %s", p.Site, p.Error, p.Kind, p.URL))
		}
	}
	list(&b, "Sites that are not as they were", lines)
	lines = nil
	for _, c := range s.Changed {
		lines = append(lines, c.String())
	}
	list(&b, "Documents that were published anew", lines)
	lines = nil
	for _, p := range s.Failed {
		if p.New {
			lines = append(lines, fmt.Sprintf("%s: %s: %s", p.URL, p.Kind, p.Error))
		}
	}
	list(&b, "New failures", lines)
	lines = nil
	for _, f := range s.Flagged {
		lines = append(lines, fmt.Sprintf("report %d, %s %d: %d figures in doubt, %d sums fail: %s", f.Report, f.Organ, f.Year, f.InDoubt, f.SumsFail, f.URL))
	}
	list(&b, "Reports to be looked at", lines)
	return b.String()
}

func list(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s: %d\n", title, len(lines))
	for i, line := range lines {
		if i == longestList {
			fmt.Fprintf(b, "  and %d more\n", len(lines)-i)
			break
		}
		fmt.Fprintf(b, "  %s\n", line)
	}
}

// String returns what changed on one line and the figures below it.
func (c Change) String() string {
	switch {
	case c.Succession.After == 0:
		return c.URL + ": it can't be read any more"
	case c.Succession.Before == 0:
		return fmt.Sprintf("%s: it can be read now, as report %d", c.URL, c.Succession.After)
	case !c.Same:
		return fmt.Sprintf("%s: another report, %d, in place of %d", c.URL, c.Succession.After, c.Succession.Before)
	case len(c.Figures) == 0:
		return fmt.Sprintf("%s: report %d, with the figures of %d", c.URL, c.Succession.After, c.Succession.Before)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: report %d in place of %d", c.URL, c.Succession.After, c.Succession.Before)
	for i, f := range c.Figures {
		if i == longestList {
			fmt.Fprintf(&b, "\n    and %d more", len(c.Figures)-i)
			break
		}
		name := f.Indicator
		if f.Applicant != "" {
			name += "/" + f.Applicant
		}
		fmt.Fprintf(&b, "\n    %s: %s (%s), was %s (%s)", name, orNothing(f.After), f.StatusAfter, orNothing(f.Before), f.StatusBefore)
	}
	return b.String()
}

func orNothing(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}
