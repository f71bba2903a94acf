package command

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/discover"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/terminal"
	"nianbao/store"
)

// discoverOptions are what the command line says of a search for columns.
type discoverOptions struct {
	format       string
	budget       int
	interval     time.Duration
	contact      string
	allowPrivate bool
}

// Discover returns the command that finds the columns of annual reports of sites.
func Discover() *cobra.Command {
	var o discoverOptions
	c := &cobra.Command{
		Use:   "discover ROOT...",
		Short: "Find the columns of sites in which annual reports are published",
		Long: `discover goes from the home page of each site by what links say, the best first, reads its sitemap and its feeds, and
proposes the column of annual reports as a line of a sources file. What speaks for it stands beside: the family of the
site, how many reports there are of which year and of how many organs, and the links that lead there. A person looks at that before it is used.

Nothing is kept. robots.txt and an interval between requests are kept to, as in a crawl. Sites of which no column is
found are named on standard error, and the command ends with 3.`,
		Args: cobra.MinimumNArgs(1),
		RunE: o.run,
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "yaml", "yaml or csv")
	f.IntVar(&o.budget, "budget", discover.Budget, "requests of one site")
	f.DurationVar(&o.interval, "interval", 2*time.Second, "from one request to a host to the next")
	f.StringVar(&o.contact, "contact", "", "who asks: an address of a page or of mail, told to every server")
	f.BoolVar(&o.allowPrivate, "allow-private", false, "let private addresses be read: for tests and for sites of one's own")
	return c
}

// run searches one site after the other.
func (o *discoverOptions) run(c *cobra.Command, roots []string) (err error) {
	write := discover.WriteYAML
	switch {
	case o.format == "csv":
		write = discover.WriteCSV
	case o.format != "yaml":
		return commandline.Wrong(c, fmt.Sprintf("--format is %q, not yaml or csv", o.format))
	}
	folder, err := os.MkdirTemp("", "nianbao-discover-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	find, done, err := o.finder(folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	var proposals []*discover.Proposal
	missed := 0
	for _, root := range roots {
		if !strings.Contains(root, "://") {
			root = "https://" + root + "/"
		}
		p, err := find.Site(c.Context(), root)
		switch {
		case c.Context().Err() != nil:
			return commandline.Exit{Code: commandline.Interrupted, Text: "interrupted"}
		case err != nil:
			missed++
			fmt.Fprintf(c.ErrOrStderr(), "%s: %v\n", root, err)
		default:
			proposals = append(proposals, p)
		}
	}
	if len(proposals) > 0 {
		if err := write(terminal.Raw(c.OutOrStdout()), proposals); err != nil {
			return err
		}
	}
	if missed > 0 {
		return commandline.Exit{Code: commandline.Incomplete, Text: fmt.Sprintf("of %d of %d sites no column is proposed", missed, len(roots))}
	}
	return nil
}

// finder returns what searches, with a folder for what it fetches, and how that is ended.
func (o *discoverOptions) finder(folder string) (*discover.Finder, func() error, error) {
	rules := sites.DefaultRules()
	db, err := store.Open(filepath.Join(folder, "pages.db"))
	if err != nil {
		return nil, nil, err
	}
	kept, err := archive.Open(filepath.Join(folder, "archive"), db, time.Now)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	transport := fetch.New(fetch.Config{Store: db, Archive: kept, Run: 1, Clock: fetch.SystemClock{}, Patience: fetch.DefaultPatience(),
		Interval: o.interval, Limits: fetch.DefaultDownloadLimits(), Contact: o.contact, AllowPrivate: o.allowPrivate, Log: slog.New(slog.DiscardHandler)})
	way, err := transport.NewAccess("discover", sites.Access{}) // which keeps cookies
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	get := crawl.Pages(transport, fetch.Ask{Site: "discover", Interval: o.interval, Access: way})
	return &discover.Finder{Get: get, Rules: &rules, Budget: o.budget}, db.Close, nil
}
