package outcome

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/wording"
)

// A message names the first few of each kind.
const longestList = 20

// Message returns what needs a person, in words: in Chinese, then in English. What has one cause is
// told once, with where it was met.
func (s *Summary) Message() string {
	return s.messageIn(wording.Chinese) + "\n" + s.messageIn(wording.English)
}

func (s *Summary) messageIn(l wording.Language) string {
	var b strings.Builder
	fmt.Fprintln(&b, phrase(l, "crawl-summary", s.Run, len(s.New), len(s.Changed), len(s.Failed), len(s.Flagged), len(s.Problems), s.Requests))
	if s.Open > 0 {
		fmt.Fprintln(&b, phrase(l, "crawl-open", s.Open))
	}
	if s.Error != "" {
		fmt.Fprintf(&b, "\n%s\n", phrase(l, "crawl-run-failed", Reason(s.Error).in(l)))
	}
	for _, g := range groupsOf(s.Problems, func(p Problem) string { return p.Kind }) {
		list(&b, l, Heading(l, g.problems[0].Kind), len(g.problems), g.linesOfSites(l))
	}
	for _, g := range groupsOf(s.untold(), cause) {
		if kind := g.problems[0].Kind; !s.tellsOfSites(kind) {
			fmt.Fprintf(&b, "\n%s%s%d\n  %s\n  %s\n", Heading(l, kind), colon(l), len(g.problems), Reason(g.problems[0].Error).in(l), g.where(l))
		}
	}
	var lines []string
	for _, c := range s.Changed {
		lines = append(lines, c.in(l))
	}
	list(&b, l, phrase(l, "crawl-changed"), len(lines), lines)
	lines = nil
	for _, f := range s.Flagged {
		lines = append(lines, reportIn(l, f.Report, f.Organ, f.Year)+colon(l)+phrase(l, "crawl-flagged-detail", f.InDoubt, f.SumsFail)+" "+f.URL)
	}
	list(&b, l, phrase(l, "crawl-flagged"), len(lines), lines)
	lines = nil
	for _, c := range s.Contradicted {
		lines = append(lines, c.in(l))
	}
	list(&b, l, phrase(l, "crawl-contradicted"), len(lines), lines)
	return b.String()
}

// untold returns what failed, less the answers that said of start pages that they are gone: their sites' problems tell that.
func (s *Summary) untold() []Problem {
	return slices.DeleteFunc(slices.Clone(s.Failed), func(failed Problem) bool {
		return slices.ContainsFunc(s.Problems, func(p Problem) bool { return p.Kind == "gone" && p.Tells(failed) })
	})
}

// tellsOfSites reports whether what failed in that way is told as a problem of its site.
func (s *Summary) tellsOfSites(kind string) bool {
	for _, p := range s.Problems {
		if p.Kind == kind || p.Kind == "files-unread" && strings.HasSuffix(p.About, " "+kind) {
			return true
		}
	}
	return false
}

// A group is what has one cause.
type group struct{ problems []Problem }

// groupsOf returns the new problems by their cause, in the order in which causes come first.
func groupsOf(problems []Problem, by func(Problem) string) []group {
	at := map[string]int{}
	var groups []group
	for _, p := range problems {
		if !p.New {
			continue
		}
		key := by(p)
		if _, there := at[key]; !there {
			at[key] = len(groups)
			groups = append(groups, group{})
		}
		g := &groups[at[key]]
		g.problems = append(g.problems, p)
	}
	return groups
}

// particulars are what tells two faults of one cause apart: addresses, paths, and numbers but for the
// status of an answer.
var particulars = regexp.MustCompile(`https?://\S+|\S*/\S+|"[^"]*"|\d{4,}`)

// cause returns what is the same for failures of one cause.
func cause(p Problem) string { return p.Kind + "\x00" + particulars.ReplaceAllString(p.Error, "…") }

// linesOfSites returns a line for each site, or one for all of them where the same is said of each.
func (g group) linesOfSites(l wording.Language) []string {
	var lines []string
	for _, same := range groupsOf(g.problems, func(p Problem) string { return l.Pick(p.Chinese, p.Error) }) {
		p := same.problems[0]
		if text := l.Pick(p.Chinese, p.Error); len(same.problems) == 1 {
			if !strings.Contains(text, p.URL) {
				text += " " + p.URL
			}
			lines = append(lines, p.Site+colon(l)+text)
		} else {
			lines = append(lines, text+" — "+same.where(l))
		}
	}
	return lines
}

// where returns the sites of a group, or its addresses where the sites are not known.
func (g group) where(l wording.Language) string {
	var sites, addresses Names
	for _, p := range g.problems {
		addresses = append(addresses, p.URL)
		if p.Site != "" && (len(sites) == 0 || sites[len(sites)-1] != p.Site) {
			sites = append(sites, p.Site)
		}
	}
	if len(sites) > 1 {
		return phrase(l, "crawl-sites", len(sites), sites.in(l))
	}
	text := phrase(l, "crawl-addresses", len(addresses), addresses.in(l))
	if len(sites) == 1 {
		text = sites[0] + colon(l) + text
	}
	return text
}

// list writes a heading with a number, and the first lines.
func list(b *strings.Builder, l wording.Language, title string, n int, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s%s%d\n", title, colon(l), n)
	for i, line := range lines {
		if i == longestList {
			fmt.Fprintf(b, "  …%s\n", phrase(l, "crawl-more", len(lines)-i))
			break
		}
		fmt.Fprintf(b, "  %s\n", line)
	}
}

// in returns what changed on one line and the figures below it.
func (c Change) in(l wording.Language) string {
	switch {
	case c.Succession.After == 0:
		return c.URL + colon(l) + phrase(l, "crawl-change-unread")
	case c.Succession.Before == 0:
		return c.URL + colon(l) + phrase(l, "crawl-change-read", c.Succession.After)
	case !c.Same:
		return c.URL + colon(l) + phrase(l, "crawl-change-other", c.Succession.After, c.Succession.Before)
	case len(c.Figures) == 0:
		return c.URL + colon(l) + phrase(l, "crawl-change-same", c.Succession.After, c.Succession.Before)
	}
	var b strings.Builder
	b.WriteString(c.URL + colon(l) + phrase(l, "crawl-change-figures", c.Succession.After, c.Succession.Before))
	for i, f := range c.Figures {
		if i == longestList {
			fmt.Fprintf(&b, "\n    …%s", phrase(l, "crawl-more", len(c.Figures)-i))
			break
		}
		name := f.Indicator
		if f.Applicant != "" {
			name += "/" + f.Applicant
		}
		fmt.Fprintf(&b, "\n    %s: %s → %s (%s → %s)", name, orNothing(l, f.Before), orNothing(l, f.After), f.StatusBefore, f.StatusAfter)
	}
	return b.String()
}

func colon(l wording.Language) string { return l.Pick("：", ": ") }

func orNothing(l wording.Language, value string) string {
	if value == "" {
		return phrase(l, "crawl-nothing")
	}
	return value
}
