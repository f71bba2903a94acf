package command

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/normalize/chinese"
	"nianbao/store/crawldb"
)

// mostShown is how many sites, lists or problems are shown of which there is something to tell.
const mostShown = 50

// write writes the status for people: in words, and as tables, of all sites, lists and problems or of
// those of which there is something to tell.
func (s *status) write(out io.Writer, all bool) error {
	fmt.Fprintln(out, s.words())
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w)
	row(w, "RUN", "STATE", "STARTED", "FINISHED", "LAST SIGN", "BY", "WHAT CAME OF IT")
	for _, r := range s.Runs {
		row(w, r.Run, r.State, r.Started, r.Finished, r.Heartbeat, r.Holder, r.Counts)
	}
	table(w, all, s.Problems, func(outcome.Problem) bool { return true }, []any{"PROBLEM", "SITE", "SINCE", "KNOWN", "WHAT"}, func(p outcome.Problem) []any {
		known, text := "-", p.Error
		if p.Acknowledged {
			known = "yes"
		}
		switch zh := chinese.Of(p.Error); {
		case p.Chinese != "":
			text = p.Chinese + " / " + p.Error
		case zh != p.Error:
			text = fmt.Sprintf("%s / %s: %s", zh, p.Error, p.URL)
		default:
			text += ": " + p.URL
		}
		return []any{p.Kind, p.Site, dayOf(p.Since), known, text}
	})
	table(w, all, s.Sites, hasNews, []any{"SITE", "PAGES", "LINKED", "NEW", "CHANGED", "FAILED", "WITHOUT REPORT", "OUTSIDE", "LEFT", "ASKED", "RENEWED"}, func(c outcome.SiteSummary) []any {
		return []any{c.Name, c.Pages, c.Documents, c.New, c.Changed, c.Failed, c.WithoutReport, c.Outside, c.Left, dayOf(c.Asked), dayOf(c.Renewed)}
	})
	table(w, all, s.Lists, lacks, []any{"LIST OF", "FAMILY", "ANNOUNCED", "SEEN", "REPORTS", "HELD", "REFUSED", "ADDRESS"}, func(l crawldb.ListAccount) []any {
		announced := "-"
		if l.Announced >= 0 {
			announced = fmt.Sprint(l.Announced)
		}
		return []any{l.Site, l.Family, announced, l.Seen, l.Reports, l.Held, strings.TrimPrefix(fmt.Sprint(l.Refused), "map"), l.List}
	})
	everything := func(crawldb.Waiting) bool { return true }
	table(w, all, s.Waiting, everything, []any{"REQUESTS TO BE MADE", "SITE"}, func(waiting crawldb.Waiting) []any { return []any{waiting.Requests, waiting.Site} })
	table(w, all, s.Messages, func(messageStatus) bool { return true }, []any{"MESSAGE OF RUN", "BY", "ATTEMPTS", "NEXT", "LAST ERROR"}, func(m messageStatus) []any {
		if m.SetAside {
			return []any{m.Run, m.Channel, m.Attempts, "set aside", "this way is not given any more"}
		}
		return []any{m.Run, m.Channel, m.Attempts, m.Next, m.Error}
	})
	return w.Flush()
}

// words returns how the crawler stands in a few sentences.
func (s *status) words() string {
	if len(s.Runs) == 0 {
		return "The crawler has not run yet."
	}
	said := []string{s.Runs[0].words()}
	if s.Runs[0].State != "done" {
		if i := slices.IndexFunc(s.Runs, func(r runStatus) bool { return r.State == "done" }); i >= 0 {
			said = append(said, s.Runs[i].words())
		}
	}
	open := 0
	for _, p := range s.Problems {
		if !p.Acknowledged {
			open++
		}
	}
	switch known := len(s.Problems) - open; {
	case open > 0:
		said = append(said, fmt.Sprintf("Matters that last and need a person: %d (\"nianbao crawl acknowledge\" notes that one knows of them); acknowledged: %d.", open, known))
	case known > 0:
		said = append(said, fmt.Sprintf("Nothing that lasts is unknown; acknowledged: %d.", known))
	default:
		said = append(said, "Nothing is amiss that lasts.")
	}
	if n := len(s.Messages); n > 0 {
		said = append(said, fmt.Sprintf("Messages that are still to be delivered: %d.", n))
	}
	return strings.Join(said, "\n")
}

func (r *runStatus) words() string {
	switch r.State {
	case "running":
		return fmt.Sprintf("Run %d is going on since %s (%s); its last sign of life was at %s.", r.Run, minuteOf(r.Started), r.Holder, minuteOf(r.Heartbeat))
	case "unfinished":
		return fmt.Sprintf("Run %d, begun at %s, did not come to its end; the next run goes on with it, or asks anew what it left.", r.Run, minuteOf(r.Started))
	}
	return fmt.Sprintf("Run %d ended at %s, after %s: %s.", r.Run, minuteOf(r.Finished), r.Finished.Sub(r.Started).Round(time.Second), r.Counts)
}

// hasNews reports whether there is something to tell of what a site had when it was asked last.
func hasNews(c outcome.SiteSummary) bool {
	return c.New+c.Changed+c.Failed+c.WithoutReport+c.Outside+c.Left > 0 || c.MovedTo != "" || c.Documents == 0
}

// lacks reports whether a list has what is not held.
func lacks(l crawldb.ListAccount) bool { return l.Held < l.Reports || l.Announced > l.Seen }

// table writes values as rows below headings, and how many were left out; nothing of none.
func table[V any](w io.Writer, all bool, list []V, tells func(V) bool, headings []any, cells func(V) []any) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(w)
	row(w, headings...)
	shown := 0
	for _, v := range list {
		if all || tells(v) && shown < mostShown {
			row(w, cells(v)...)
			shown++
		}
	}
	if left := len(list) - shown; left > 0 {
		row(w, fmt.Sprintf("(%d more: --all)", left))
	}
}

func row(w io.Writer, cells ...any) {
	var line []string
	for _, cell := range cells {
		if at, is := cell.(time.Time); is {
			cell = minuteOf(at)
		}
		line = append(line, fmt.Sprint(cell))
	}
	fmt.Fprintln(w, strings.Join(line, "\t"))
}

// minuteOf and dayOf write a time in the time of this machine, which operators live by; "-" is none.
func minuteOf(at time.Time) string {
	if at.IsZero() {
		return "-"
	}
	return at.Local().Format("2006-01-02 15:04 MST")
}

func dayOf(at time.Time) string {
	if at.IsZero() {
		return "-"
	}
	return at.Local().Format(time.DateOnly)
}
