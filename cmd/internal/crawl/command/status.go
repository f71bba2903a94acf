package command

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// A status is how the crawler of a database stands.
type status struct {
	Runs     []runStatus           `json:"runs"`     // the latest first
	Sites    []outcome.SiteSummary `json:"sites"`    // of the run that asked each last and came to its end
	Problems []outcome.Problem     `json:"problems"` // that last, of sites and of addresses
	Lists    []crawldb.ListAccount `json:"lists"`    // of the run that asked each site last
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

	summary *outcome.Summary // of a run that is done
}

// A messageStatus is a message that is still to be delivered.
type messageStatus struct {
	Run      int64           `json:"run,omitempty"`
	Channel  crawldb.Channel `json:"channel"`
	Created  time.Time       `json:"created"`
	Attempts int             `json:"attempts"`
	Next     time.Time       `json:"next"`
	Error    string          `json:"error,omitempty"`
	SetAside bool            `json:"set_aside,omitempty"` // the way is not given any more
}

func statusCommand(db *string) *cobra.Command {
	var runs int
	var asJSON, all bool
	c := &cobra.Command{
		Use:   "status",
		Short: "Show how the crawler stands: runs, sites, problems, what waits",
		Long: `status says in words how the crawler stands, and shows its last runs and who has
the one that is going on, the sites at which something happened when they were
asked last, the lists of which something is not held, the problems that last, the
requests that are still to be made, and the messages that are still to be
delivered; with --all, all sites, lists and problems. It changes nothing, and can be called
while a run is going on.`,
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
				now.Problems = outcome.InBoth(now.Problems)
				return json.NewEncoder(c.OutOrStdout()).Encode(now)
			}
			return now.write(c.OutOrStdout(), commandline.Language(c), all)
		},
	}
	c.Flags().IntVar(&runs, "runs", 5, "how many of the last runs")
	c.Flags().BoolVar(&all, "all", false, "show also the sites and lists of which there is nothing to tell")
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
			of.summary, of.Counts = &summary, summary.Counts()
		}
		s.Runs = append(s.Runs, of)
	}
	asked, err := outcome.Last(ctx, db)
	if err != nil {
		return nil, err
	}
	if asked != nil {
		s.Sites = asked.Sites
	}
	if s.Problems, err = ledger.Lasting(ctx, db); err != nil {
		return nil, err
	}
	if s.Lists, err = crawldb.ListsNow(ctx, db); err != nil {
		return nil, err
	}
	if s.Waiting, err = crawldb.WaitingRequests(ctx, db); err != nil {
		return nil, err
	}
	messages, err := crawldb.WaitingMessages(ctx, db)
	for _, m := range messages {
		s.Messages = append(s.Messages, messageStatus{m.Run, m.Channel, m.Created, m.Attempts, m.Next, m.Error, m.SetAside})
	}
	return s, err
}
