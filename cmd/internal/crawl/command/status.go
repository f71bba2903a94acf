package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// A status is how the crawler of a database stands.
type status struct {
	Runs     []runStatus           `json:"runs"`     // the latest first
	Sites    []outcome.SiteSummary `json:"sites"`    // of the last run that came to its end
	Problems []outcome.Problem     `json:"problems"` // of the same
	Lists    []crawldb.ListAccount `json:"lists"`    // of the last run
	Waiting  []crawldb.Waiting     `json:"waiting"`  // requests that are still to be made
	Messages []messageStatus       `json:"messages"` // that are still to be delivered
}

// A runStatus is how one run stands: running, done, or unfinished.
type runStatus struct {
	Run       int64     `json:"run"`
	State     string    `json:"state"`
	Started   time.Time `json:"started"`
	Finished  time.Time `json:"finished,omitzero"`
	Holder    string    `json:"holder,omitempty"`
	Heartbeat time.Time `json:"heartbeat,omitzero"`
	Counts    string    `json:"counts,omitempty"`
}

// A messageStatus is a message that is still to be delivered.
type messageStatus struct {
	Run      int64           `json:"run,omitempty"`
	Channel  crawldb.Channel `json:"channel"`
	Created  time.Time       `json:"created"`
	Attempts int             `json:"attempts"`
	Next     time.Time       `json:"next"`
	Error    string          `json:"error,omitempty"`
}

func statusCommand(db *string) *cobra.Command {
	var runs int
	var asJSON bool
	c := &cobra.Command{
		Use:   "status",
		Short: "Show how the crawler stands: runs, sites, problems, what waits",
		Long: `status shows the last runs of the crawler and who has the one that is going on,
what the last one had and lost at each site, its problems, the requests that are
still to be made, and the messages that are still to be delivered. It changes
nothing, and can be called while a run is going on.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := store.OpenReadOnly(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			now, err := statusOf(c.Context(), s, runs)
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(now)
			}
			return now.write(c.OutOrStdout())
		},
	}
	c.Flags().IntVar(&runs, "runs", 5, "how many of the last runs")
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

// statusOf reads how the crawler stands.
func statusOf(ctx context.Context, db *database.DB, runs int) (*status, error) {
	s := &status{Runs: []runStatus{}}
	last, err := crawldb.LastRuns(ctx, db, runs)
	if err != nil {
		return nil, err
	}
	var finished *outcome.Summary
	for _, r := range last {
		of := runStatus{Run: r.ID, State: "done", Started: r.Started, Finished: r.Finished, Holder: r.Holder, Heartbeat: r.Alive}
		switch {
		case r.Finished.IsZero() && !r.Alive.IsZero():
			of.State = "running"
		case r.Finished.IsZero():
			of.State = "unfinished"
		case r.Summary != nil:
			var summary outcome.Summary
			if err := json.Unmarshal(r.Summary, &summary); err != nil {
				return nil, fmt.Errorf("summary of run %d: %w", r.ID, err)
			}
			of.Counts = summary.Counts()
			if finished == nil {
				finished = &summary
			}
		}
		s.Runs = append(s.Runs, of)
	}
	if finished != nil {
		s.Sites, s.Problems = finished.Sites, finished.Problems
	}
	if len(last) > 0 {
		if s.Lists, err = crawldb.Lists(ctx, db, last[0].ID); err != nil {
			return nil, err
		}
	}
	if s.Waiting, err = crawldb.WaitingRequests(ctx, db); err != nil {
		return nil, err
	}
	messages, err := crawldb.WaitingMessages(ctx, db)
	for _, m := range messages {
		s.Messages = append(s.Messages, messageStatus{m.Run, m.Channel, m.Created, m.Attempts, m.Next, m.Error})
	}
	return s, err
}

// write writes the status as tables for people.
func (s *status) write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	row := func(cells ...any) {
		var line []string
		for _, cell := range cells {
			if at, is := cell.(time.Time); is && !at.IsZero() {
				cell = at.Format(time.RFC3339)
			} else if is {
				cell = "-"
			}
			line = append(line, fmt.Sprint(cell))
		}
		fmt.Fprintln(w, strings.Join(line, "\t"))
	}
	row("RUN", "STATE", "STARTED", "FINISHED", "LAST SIGN", "BY", "WHAT CAME OF IT")
	for _, r := range s.Runs {
		row(r.Run, r.State, r.Started, r.Finished, r.Heartbeat, r.Holder, r.Counts)
	}
	if len(s.Sites) > 0 {
		row("\nSITE", "PAGES", "LINKED", "NEW", "CHANGED", "FAILED", "WITHOUT REPORT", "OUTSIDE", "LEFT")
		for _, c := range s.Sites {
			row(c.Name, c.Pages, c.Documents, c.New, c.Changed, c.Failed, c.WithoutReport, c.Outside, c.Left)
		}
	}
	if len(s.Lists) > 0 {
		row("\nLIST OF", "FAMILY", "ANNOUNCED", "SEEN", "REPORTS", "HELD", "REFUSED", "ADDRESS")
		for _, l := range s.Lists {
			announced := "-"
			if l.Announced >= 0 {
				announced = fmt.Sprint(l.Announced)
			}
			row(l.Site, l.Family, announced, l.Seen, l.Reports, l.Held, strings.TrimPrefix(fmt.Sprint(l.Refused), "map"), l.List)
		}
	}
	if len(s.Problems) > 0 {
		row("\nPROBLEM", "SITE", "")
		for _, p := range s.Problems {
			row(p.Kind, p.Site, p.Chinese+" / "+p.Error)
		}
	}
	if len(s.Waiting) > 0 {
		row("\nREQUESTS TO BE MADE", "SITE")
		for _, waiting := range s.Waiting {
			row(waiting.Requests, waiting.Site)
		}
	}
	if len(s.Messages) > 0 {
		row("\nMESSAGE OF RUN", "BY", "ATTEMPTS", "NEXT", "LAST ERROR")
		for _, m := range s.Messages {
			row(m.Run, m.Channel, m.Attempts, m.Next, m.Error)
		}
	}
	return w.Flush()
}
