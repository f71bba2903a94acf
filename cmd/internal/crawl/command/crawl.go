package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/robfig/cron/v3"
	"github.com/spf13/cobra"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl"
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/render"
	"nianbao/cmd/internal/crawl/sites"
	fleet "nianbao/cmd/internal/fleet/command"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/terminal"
)

// crawlOptions are what the command line says of a crawl beyond its
// configuration.
type crawlOptions struct {
	archive   string
	schedule  string
	logFormat string
	metrics   outcome.Metrics
	listen    string   // address for live metrics, "" for none
	only      []string // names of sites
	families  string   // folder
	requests  string   // file
	browser   string   // program that renders
	dry       bool
	due       bool
	// retry is when the next of the messages that could not be delivered is to be tried, zero for none.
	retry time.Time
	// elsewhere has the documents read on other machines.
	elsewhere fleet.Elsewhere
}

// Crawl returns the command that crawls, with those below it. db is where the database is.
func Crawl(db *string) *cobra.Command {
	config := crawl.Config{Clock: fetch.SystemClock{}, Patience: fetch.DefaultPatience(), Limits: fetch.DefaultDownloadLimits(),
		Import: bulk.Config{Isolation: bulk.InProcesses, Limits: ingest.DefaultLimits(), BatchSize: 64, BatchAge: 500 * time.Millisecond}}
	var o crawlOptions
	c := &cobra.Command{
		Use:   "crawl SOURCES",
		Short: "Fetch new reports from the sites of their organs, and import them",
		Long: `crawl goes through the sites of a sources file, in YAML or as a table
(sources.csv; see cmd/internal/crawl/README.md), follows their
lists of annual reports, fetches what is new or was published anew into an
archive, and imports it. With --due, for a timer of every night, sites are asked
daily from January to March and weekly or monthly in other months. It keeps to robots.txt and to an interval between the
requests to one host, tries again what may pass, and asks for what it has with
conditions.

The summary goes to standard output as one line of JSON: new, changed (with the
figures that differ), failed, flagged. Log records go to standard error. With
--webhook or --notify-command a person is told, and only when something needs
one that was not told before; a message that can't be delivered is kept and tried
again, and does not make the run fail.

With --nats documents are read by other machines ("nianbao work"), and several
crawlers, each with a database and an archive of its own, share the sites of one
sources file: a host is leased to one of them at a time, and a site that one has
crawled is left alone by the others for twelve hours. Who crawled it stands in the
summary (crawled_by).

Exit codes: 0, nothing needs a person; 1, the run failed; 3, something could not
be had or read that could be, or was not there, before; 4, documents have
changed, reports are in doubt, or something is amiss with a site or an address,
also since long, until it has passed or is acknowledged (crawl acknowledge); 5, the run was
interrupted, and the next goes on with it; 6, another run is
going on in this database or archive. With --schedule it goes on until it is
interrupted.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := os.Stat(args[0]); errors.Is(err, fs.ErrNotExist) {
				if mistyped := commandline.Mistyped(c, args[0]); mistyped != nil {
					return mistyped
				}
			}
			return o.run(c, config, *db, args[0])
		},
	}
	f := c.Flags()
	f.StringVar(&o.archive, "archive", "archive", "directory in which all that is fetched is kept")
	f.StringArrayVar(&o.only, "site", nil, "name of a site, to crawl it alone; can be given again")
	f.StringVar(&o.families, "families", "", "folder with families of one's own, as in cmd/internal/crawl/family/families")
	f.StringVar(&o.requests, "request-log", "", "file to which a line of JSON is added for each request")
	f.StringVar(&o.browser, "browser", "", "program of the Chromium that renders the pages of sites with \"render: true\"; without it, the first that is installed")
	f.BoolVar(&o.due, "due", false, "ask only the sites that are due: for a timer or a schedule of every night")
	f.BoolVar(&o.dry, "dry-run", false, "write what would be asked for, as far as the archive tells, and ask nothing")
	f.StringVar(&o.schedule, "schedule", "", "when to run, as in cron: \"30 3 * * *\", @daily, \"CRON_TZ=Asia/Shanghai 30 3 * * 1\"; without it, once, now")
	f.StringVar(&o.logFormat, "log", "text", "text or json log records")
	f.StringVar(&config.Notifier.Webhook, "webhook", "", "address to which what needs a person is posted as JSON")
	f.StringVar(&config.Notifier.Command, "notify-command", "", "line of the shell that gets what needs a person on its standard input, such as \"mail -s 'nianbao: crawl' ops@example.org\"")
	f.StringVar(&o.metrics.Path, "metrics", "", "file for Prometheus's textfile collector, which ends in .prom")
	f.StringVar(&o.listen, "listen", "", "address and port at which /metrics tells Prometheus how the run goes, such as 127.0.0.1:9477")
	f.IntVar(&config.Sites, "sites", 4, "sites crawled at the same time")
	f.IntVar(&config.Import.Workers, "workers", runtime.GOMAXPROCS(0), "documents parsed at the same time")
	f.BoolVar(&config.AllowPrivate, "allow-private", false, "let private addresses be read: for tests and for sites of one's own")
	f.Int64Var(&config.Limits.DocumentBytes, "max-download", config.Limits.DocumentBytes, "bytes of one document")
	f.DurationVar(&config.Limits.Answer, "max-wait", config.Limits.Answer, "until a server answers")
	f.DurationVar(&config.Limits.Whole, "max-download-time", config.Limits.Whole, "for one document")
	f.IntVar(&config.Patience.Attempts, "attempts", config.Patience.Attempts, "at one address")
	o.elsewhere.Flags(c)
	f.Lookup("nats").Usage = "address of a NATS server, or of several with commas between: documents are read by those who run \"nianbao work\" there, and sites are shared with the other crawlers there"
	f.Lookup("nats-patience").Usage = "how long a worker or a crawler may be silent before its document or its hosts are given to another"
	commandline.LimitFlags(c, &config.Import.Limits)
	c.AddCommand(Discover(), statusCommand(db), acknowledgeCommand(db))
	return c
}

// A logTeller tells by a log who reads for the import.
type logTeller struct{ log *slog.Logger }

// Readers tells nothing: a log has no line that is drawn anew.
func (logTeller) Readers(programs, machines int) {}

// Aside calls print: there is no bar.
func (logTeller) Aside(print func() error) error { return print() }

// Writer returns out.
func (logTeller) Writer(out io.Writer) io.Writer { return out }

// run crawls once, or by the schedule.
func (o *crawlOptions) run(c *cobra.Command, config crawl.Config, db, sources string) error {
	if o.logFormat != "text" && o.logFormat != "json" {
		return commandline.Wrong(c, fmt.Sprintf("--log is %q, not text or json", o.logFormat))
	}
	if config.Sites < 1 || config.Import.Workers < 1 || config.Patience.Attempts < 1 {
		return commandline.Wrong(c, "--sites, --workers and --attempts must be 1 or more")
	}
	var schedule cron.Schedule
	if o.schedule != "" {
		var err error
		if schedule, err = cron.ParseStandard(o.schedule); err != nil {
			return commandline.Wrong(c, fmt.Sprintf("--schedule: %v", err))
		}
	}
	config.Log = slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
	if o.logFormat == "json" {
		config.Log = slog.New(slog.NewJSONHandler(c.ErrOrStderr(), nil))
	}
	if o.listen != "" {
		stop, err := listen(o.listen, db, config.Log)
		if err != nil {
			return err
		}
		defer stop()
	}
	once := func() error { return o.once(c, config, db, sources) }
	if schedule == nil {
		return once()
	}
	// A wrong file is told now, and not at night.
	if _, err := sites.Load(sources); err != nil {
		return commandline.Exit{Code: commandline.WrongCall, Text: err.Error()}
	}
	between := func(until time.Time) error {
		for !o.retry.IsZero() && o.retry.Before(until) {
			if err := config.Clock.Sleep(c.Context(), o.retry.Sub(config.Clock.Now())); err != nil {
				return err
			}
			o.deliverAgain(c.Context(), config, db)
		}
		return config.Clock.Sleep(c.Context(), until.Sub(config.Clock.Now()))
	}
	return onSchedule(schedule, config.Clock, config.Log, between, once)
}

// prepare reads the sources file and the families, and opens the log of requests.
func (o *crawlOptions) prepare(config *crawl.Config, sources string) (log io.Closer, err error) {
	if config.Sources, err = sites.Load(sources); err != nil {
		return nil, err
	}
	if err := config.Sources.Only(o.only); err != nil {
		return nil, err
	}
	config.Only = len(o.only) > 0
	config.All, config.Gone = !o.due || config.Only, config.Only
	config.Families = family.BuiltIn()
	if o.families != "" {
		if config.Families, err = config.Families.With(o.families); err != nil {
			return nil, err
		}
	}
	for _, site := range config.Sources.Sites {
		if site.Family != "" && !slices.Contains(config.Families.IDs(), site.Family) {
			return nil, fmt.Errorf("%s: %w: site %q: there is no family %q", sources, sites.ErrSources, site.Name, site.Family)
		}
	}
	if o.requests == "" {
		return io.NopCloser(nil), nil
	}
	file, err := os.OpenFile(o.requests, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	config.Requests = fetch.NewRequestLog(file)
	return file, nil
}

// once makes one run and tells of it.
func (o *crawlOptions) once(c *cobra.Command, config crawl.Config, db, sources string) error {
	log, err := o.prepare(&config, sources)
	if err != nil {
		if errors.Is(err, sites.ErrSources) || errors.Is(err, family.ErrDefinition) {
			return commandline.Exit{Code: commandline.WrongCall, Text: err.Error()}
		}
		return err
	}
	defer log.Close()
	if o.dry {
		return o.plan(c.Context(), config, db, terminal.Raw(c.OutOrStdout()))
	}
	config.Browser = render.New(o.browser, config.Log)
	defer config.Browser.Close()
	end, err := o.elsewhere.Join(c, &config.Import, db, logTeller{config.Log})
	if err != nil {
		return err
	}
	hosts, leave, err := o.elsewhere.Share(c, db, config.Log)
	if err != nil {
		end(err)
		return err
	}
	config.Hosts = hosts
	summary, err := o.crawl(c.Context(), config, db)
	leave()
	end(err)
	if isHeld(err) {
		return commandline.Exit{Code: commandline.Locked, Text: err.Error()}
	}
	interrupted := c.Context().Err() != nil
	if summary == nil && interrupted {
		return commandline.Exit{Code: commandline.Interrupted, Text: "interrupted"}
	}
	told := o.metrics.Write(summary, config.Clock.Now(), err != nil || interrupted)
	told = errors.Join(told, summary.WriteJSON(terminal.Raw(c.OutOrStdout())))
	config.Log.Info("done", "run", summary.Run, "new", len(summary.New), "changed", len(summary.Changed), "failed", len(summary.Failed),
		"flagged", len(summary.Flagged), "problems", len(summary.Problems), "not_due", summary.NotDue, "open", summary.Open, "crawled_elsewhere", summary.CrawledElsewhere, "held_elsewhere", summary.HeldElsewhere, "requests", summary.Requests, "bytes", summary.Bytes, "undelivered", summary.Undelivered)
	switch {
	case interrupted:
		return commandline.Exit{Code: commandline.Interrupted, Text: "interrupted; the next run goes on with what is left"}
	case err != nil:
		return errors.Join(err, told)
	case told != nil:
		return told
	case summary.FailsAnew():
		return commandline.Exit{Code: commandline.Incomplete, Text: summary.Counts()}
	case summary.NeedsPerson():
		return commandline.Exit{Code: commandline.Findings, Text: summary.Counts()}
	}
	return nil
}
