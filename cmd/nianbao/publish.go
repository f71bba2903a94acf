package main

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/still"
	"nianbao/cmd/internal/web"
	"nianbao/normalize"
	"nianbao/store"
	"nianbao/store/database"
)

func publishCommand(db *string) *cobra.Command {
	var address, live, exports string
	var workers int
	c := &cobra.Command{
		Use:   "publish DIR",
		Short: "Write the site as files for any static host",
		Long: `publish writes the pages that serve would show into a folder, as HTML, JSON, CSV and SVG, for
a host that runs no program: those of regions, organs, reports and indicators, in all
languages. They also open from a disk. --exports adds files that export has written
(CSV, XLSX, Parquet).

Comparisons of any choice and pictures of printed pages are too many to be written. Links to
them and forms lead to a site that runs serve, if --live names one; without it they are left out.
--address is that under which the folder will be known, for feeds and search engines.

Run again, publish writes only files that changed, and removes those of pages that are
gone. One that was broken off goes on.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			config := still.Config{Dir: args[0], Workers: workers, Progress: func(done, known int) {
				if done%1000 == 0 {
					commandline.Tell(c, "%d of %d pages", done, known)
				}
			}}
			var err error
			if config.Address, err = siteOf(c, "--address", address); err != nil {
				return err
			}
			if config.Live, err = siteOf(c, "--live", live); err != nil {
				return err
			}
			return withStore(*db, func(s *database.DB) error {
				state, err := database.State(c.Context(), s)
				if err != nil {
					return err
				}
				config.State = fmt.Sprintf("%s %s", commandline.Version{Reading: normalize.Revision, Schema: store.Schema()}, state)
				server, err := web.New(web.Config{Store: s, Address: config.Address, Exports: exports, Roots: []string{".", filepath.Dir(*db)},
					Log: slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))})
				if err != nil {
					return err
				}
				defer server.Close()
				web.SetCollector(s.KeptBytes())
				config.Site = server.Unhurried()
				return publish(c, config)
			})
		},
	}
	c.Flags().StringVar(&address, "address", "", "under which the folder will be known, as https://example.org")
	c.Flags().StringVar(&live, "live", "", "site that runs serve, to which links lead that have no file")
	c.Flags().StringVar(&exports, "exports", "", "folder of files that readers can download whole")
	c.Flags().IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "pages made at the same time")
	return c
}

// publish makes the copy and tells what came of it.
func publish(c *cobra.Command, config still.Config) error {
	result, err := still.Copy(c.Context(), config)
	for _, f := range result.Failed {
		commandline.Tell(c, "%s: the page answers with status %d", f.Address, f.Status)
	}
	switch {
	case errors.Is(err, still.ErrNotACopy):
		return commandline.Wrong(c, fmt.Sprintf("%s has other files in it: name a folder that is new or empty", config.Dir))
	case err != nil && c.Context().Err() != nil:
		return commandline.Exit{Code: commandline.Interrupted, Text: fmt.Sprintf("interrupted after %d files; the same command goes on with the others", result.Files)}
	case err != nil:
		return err
	}
	fmt.Fprint(c.OutOrStdout(), view(c).Say("%d files: %d written, %d as they were, %d done before, %d removed\n",
		result.Files, result.Written, result.Unchanged, result.Earlier, result.Removed))
	if len(result.Failed) > 0 {
		return commandline.Exit{Code: commandline.Failed}
	}
	return nil
}
