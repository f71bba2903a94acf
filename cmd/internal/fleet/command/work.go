package command

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/fleet"
	"nianbao/extract/scan"
)

// Work returns the command that reads for imports of other machines.
func Work() *cobra.Command {
	var config fleet.WorkConfig
	var logFormat string
	var cache bool
	c := &cobra.Command{
		Use:   "work --nats URL",
		Short: "Read documents for the imports of other machines",
		Long: `work reads the documents that imports send to a NATS server ("nianbao import
--nats URL", "nianbao crawl --nats URL"), and sends their readings back, until it is
interrupted. It needs no database. Any number of machines can work for one import, and
one for several; they come and go while it runs.

Documents are read as an import reads them: in processes of their own, within the limits
that the import has for time and memory. Those with scanned pages are read by
--ocr-workers; a machine on which no recognition is installed leaves them to others.

A document whose worker is silent for a while is given to another, so that no document
is lost with a machine. One over which three workers have ended is recorded as a failure
(crash) and set aside.

All machines must run the same version of the program: another one is told so, and ends
with exit code 1. Ctrl-C finishes the documents in hand; a second one leaves them to others.
Who may write to the NATS server can write figures into the database: see to its
credentials and to TLS.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !c.Flags().Changed("ocr-workers") && !recognizes() {
				config.Scans = 0
			}
			switch {
			case config.URL == "":
				return commandline.Wrong(c, "--nats says where documents come from, and is missing")
			case config.Texts < 0 || config.Scans < 0 || config.Texts+config.Scans == 0:
				return commandline.Wrong(c, "--text-workers and --ocr-workers must be 0 or more, and one of them 1 or more")
			case logFormat != "text" && logFormat != "json":
				return commandline.Wrong(c, fmt.Sprintf("--log is %q, not text or json", logFormat))
			}
			config.Log = slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
			if logFormat == "json" {
				config.Log = slog.New(slog.NewJSONHandler(c.ErrOrStderr(), nil))
			}
			if cache {
				config.Readings = scan.UserCache()
			}
			err := fleet.Work(c.Context(), config)
			if refused := new(fleet.RefusedError); errors.As(err, &refused) {
				return commandline.Exit{Code: commandline.Failed, Text: refused.Error()}
			}
			return err
		},
	}
	addressFlags(c, &config.Address, "address of a NATS server, or of several with commas between")
	f := c.Flags()
	f.IntVar(&config.Texts, "text-workers", runtime.GOMAXPROCS(0), "documents read at the same time")
	f.IntVar(&config.Scans, "ocr-workers", runtime.GOMAXPROCS(0), "documents with scanned pages read at the same time; 0 where no recognition is installed")
	f.BoolVar(&cache, "ocr-cache", true, "keep what was read of scans in the user's cache folder, for when a page comes again; 256 MB at most")
	f.StringVar(&logFormat, "log", "text", "text or json log records")
	return c
}

// recognizes reports whether this machine has a program that reads scans.
func recognizes() bool {
	_, err := scan.Auto.Open()
	return err == nil
}
