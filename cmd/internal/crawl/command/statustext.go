package command

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/chinese"
	"nianbao/store/crawldb"
)

// mostShown is how many sites, lists or problems are shown of which there is something to tell.
const mostShown = 50

// A statusText writes a status for people, in their language: of all sites, lists and problems, or of
// those of which there is something to tell.
type statusText struct {
	language wording.Language
	all      bool
	out      strings.Builder
}

// write writes the status in words, and as tables.
func (s *status) write(out io.Writer, l wording.Language, all bool) error {
	t := &statusText{language: l, all: all}
	fmt.Fprintln(out, s.words(t))
	table(t, "status-runs", s.Runs, everything, func(r runStatus) []any {
		return []any{r.Run, t.say("status-state-" + r.State), r.Started, r.Finished, r.Heartbeat, r.Holder, r.countsIn(l)}
	})
	table(t, "status-problems", s.Problems, everything, t.problem)
	table(t, "status-sites", s.Sites, hasNews, func(c outcome.SiteSummary) []any {
		return []any{c.Name, c.Pages, c.Documents, c.New, c.Changed, c.Failed, c.WithoutReport, c.Outside, c.Left, dayOf(c.Asked), dayOf(c.Renewed)}
	})
	table(t, "status-lists", s.Lists, lacks, func(l crawldb.ListAccount) []any {
		announced := "-"
		if l.Announced >= 0 {
			announced = fmt.Sprint(l.Announced)
		}
		return []any{l.Site, l.Family, announced, l.Seen, l.Reports, l.Held, strings.TrimPrefix(fmt.Sprint(l.Refused), "map"), l.List}
	})
	table(t, "status-requests", s.Waiting, everything, func(waiting crawldb.Waiting) []any { return []any{waiting.Requests, waiting.Site} })
	table(t, "status-messages", s.Messages, everything, func(m messageStatus) []any {
		if m.SetAside {
			next, why, _ := strings.Cut(t.say("status-set-aside"), "|")
			return []any{m.Run, m.Channel, m.Attempts, next, why}
		}
		return []any{m.Run, m.Channel, m.Attempts, m.Next, m.Error}
	})
	_, err := io.WriteString(out, t.out.String())
	return err
}

// problem returns the cells of a problem. In Chinese, too, what the server or the system said of it stays.
func (t *statusText) problem(p outcome.Problem) []any {
	known, text := "-", p.Error
	if p.Acknowledged {
		known = t.say("status-yes")
	}
	switch zh := chinese.Of(p.Error); {
	case p.Chinese != "":
		text = t.language.Pick(p.Chinese, p.Error)
	case zh != p.Error:
		text = fmt.Sprintf("%s: %s", t.language.Pick(zh, p.Error), p.URL)
	default:
		text += ": " + p.URL
	}
	return []any{p.Kind, p.Site, dayOf(p.Since), known, text}
}

// say returns a phrase of the catalogue.
func (t *statusText) say(key string, args ...any) string {
	text, err := t.language.Text(key, args...)
	if err != nil {
		return key // a test asks for all
	}
	return text
}

// words returns how the crawler stands in a few sentences.
func (s *status) words(t *statusText) string {
	if len(s.Runs) == 0 {
		return t.say("status-none")
	}
	said := []string{s.Runs[0].words(t)}
	if s.Runs[0].State != "done" {
		if i := slices.IndexFunc(s.Runs, func(r runStatus) bool { return r.State == "done" }); i >= 0 {
			said = append(said, s.Runs[i].words(t))
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
		said = append(said, t.say("status-open", open, known))
	case known > 0:
		said = append(said, t.say("status-known", known))
	default:
		said = append(said, t.say("status-well"))
	}
	if n := len(s.Messages); n > 0 {
		said = append(said, t.say("status-undelivered", n))
	}
	return strings.Join(said, "\n")
}

func (r *runStatus) words(t *statusText) string {
	switch r.State {
	case "running":
		return t.say("status-running", r.Run, minuteOf(r.Started), r.Holder, minuteOf(r.Heartbeat))
	case "unfinished":
		return t.say("status-unfinished", r.Run, minuteOf(r.Started))
	}
	return t.say("status-done", r.Run, minuteOf(r.Finished), r.Finished.Sub(r.Started).Round(time.Second), r.countsIn(t.language))
}

// countsIn returns what came of the run in a language, "" before its end.
func (r *runStatus) countsIn(l wording.Language) string {
	if r.summary == nil {
		return ""
	}
	return r.summary.CountsIn(l)
}

func everything[V any](V) bool { return true }

// hasNews reports whether there is something to tell of what a site had when it was asked last.
func hasNews(c outcome.SiteSummary) bool {
	return c.New+c.Changed+c.Failed+c.WithoutReport+c.Outside+c.Left > 0 || c.MovedTo != "" || c.Documents == 0 && c.CrawledBy == ""
}

// lacks reports whether a list has what is not held.
func lacks(l crawldb.ListAccount) bool { return l.Held < l.Reports || l.Announced > l.Seen }

// table writes values as rows below headings, and how many were left out; nothing of none.
func table[V any](t *statusText, headings string, list []V, tells func(V) bool, cells func(V) []any) {
	if len(list) == 0 {
		return
	}
	rows := [][]string{strings.Split(t.say(headings), "|")}
	shown := 0
	for _, v := range list {
		if t.all || tells(v) && shown < mostShown {
			rows = append(rows, row(cells(v)))
			shown++
		}
	}
	if left := len(list) - shown; left > 0 {
		rows = append(rows, []string{t.say("status-more", left)})
	}
	t.out.WriteString("\n" + terminal.Align(rows))
}

func row(cells []any) []string {
	var line []string
	for _, cell := range cells {
		if at, is := cell.(time.Time); is {
			cell = minuteOf(at)
		}
		line = append(line, fmt.Sprint(cell))
	}
	return line
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
