package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/watch"
	"nianbao/store"
)

func watchCommand(db *string) *cobra.Command {
	config := bulk.Config{Isolation: bulk.InProcesses, Limits: ingest.DefaultLimits(), BatchSize: 64, BatchAge: 500 * time.Millisecond}
	var settle time.Duration
	var logFormat string
	c := &cobra.Command{
		Use:   "watch DIR",
		Short: "Import the files that appear in a directory",
		Long: `watch imports the files in a directory and below it, and then those that appear
there, until it is interrupted. A file is imported when it has not changed for
--settle, a PDF that has no end not before twenty times that. Names of downloads
and edits that are not at their end (.part, .crdownload, .hidden, ~$lock) are left
alone.

For each file a line goes to standard output, as with import; what could not be
imported is listed by "nianbao failures".`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if settle <= 0 || config.Workers < 1 {
				return wrongCall(c, "--settle must be more than 0, --workers 1 or more")
			}
			if logFormat != "text" && logFormat != "json" {
				return wrongCall(c, fmt.Sprintf("--log is %q, not text or json", logFormat))
			}
			s, err := store.Open(*db)
			if err != nil {
				return err
			}
			defer s.Close()
			log := slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
			if logFormat == "json" {
				log = slog.New(slog.NewJSONHandler(c.ErrOrStderr(), nil))
			}
			config.Store = s
			config.Report = func(r bulk.Result) error {
				if r.Outcome == bulk.Failed {
					log.Warn("not imported", "path", r.Path, "kind", r.Fault.Kind, "reason", r.Fault.Message)
				}
				return printResult(c, s, r, false)
			}
			return watch.Run(c.Context(), watch.Config{Dir: args[0], Settle: settle, Log: log, Take: func(ctx context.Context, paths []string) error {
				config.Args = paths
				summary, err := bulk.Run(ctx, config)
				if err == nil {
					log.Info("imported", "files", len(paths), "outcome", summary.Counts())
				}
				return err
			}})
		},
	}
	f := c.Flags()
	f.DurationVar(&settle, "settle", 2*time.Second, "how long a file must be unchanged to count as complete")
	f.IntVar(&config.Workers, "workers", runtime.GOMAXPROCS(0), "documents parsed at the same time")
	f.StringVar(&logFormat, "log", "text", "text or json log records")
	limitFlags(c, &config.Limits)
	return c
}
