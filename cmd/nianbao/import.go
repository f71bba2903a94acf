package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/commandline"
	fleet "nianbao/cmd/internal/fleet/command"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/watch"
	"nianbao/extract/scan"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// An importing is one call of the import command: what its flags say.
type importing struct {
	config                        bulk.Config
	isolation, logFormat, ocr     string
	elsewhere                     fleet.Elsewhere
	show, quiet, ocrCache, reread bool
	only                          reports.Filter // what is read again
	maxDatabase                   int64
}

func importCommand(db *string) *cobra.Command {
	i := importing{config: bulk.Config{Limits: ingest.DefaultLimits()}}
	c := &cobra.Command{
		Use:   "import FILE|DIR|GLOB|ARCHIVE|MANIFEST.csv|-...",
		Short: "Read reports into the database",
		Long: `import reads each file (PDF, OFD, web page, Word document, workbook,
picture, or plain text extracted from a PDF; told apart by their first bytes),
every such file below each directory, but for pictures too small for a report,
the members of each archive and e-mail, the files that each CSV manifest lists,
and a document from standard input for "-".

A manifest has a first row with the names of its columns: path (relative to the
manifest), and any of url, organ, year, region, sha256, fetched_at. What it says
is compared with the document; a disagreement is a finding and overrides
nothing. Where the document does not tell its year, region or organ, the
manifest's is taken, which is a finding too.

A byte of a file's name that is no text is recorded as \xNN, and a name so written
leads back to the file.

What is in the database already, by content, is left alone unless an older
version of the parser read it; then the new reading replaces the old one, which
is kept as a revision. A file that can't be read is recorded with its reason,
see "nianbao failures"; the others are imported all the same and the exit code
is 3. The next import leaves it alone and says so, unless it is another version of
the program; --retry-failed reads all that failed again, and --again what is named.

--reread reads all that is stored again, or what --region, --from and --to choose
of it, as a later version of the program does: each document from its file, from
the archive it was in, or from that of the crawler. A reading that is the same
leaves nothing behind. Where no file has the bytes any more (moved, deleted,
changed), that is recorded as a failure with the places that were looked at, the
report stays, and the exit code is 3.

When a new reading says otherwise whose report it is, for which year, or how sure
that is, a line that begins with "identity" follows that of the file, with what
both readings rest on; "nianbao identity-changes" lists them again.

Files are parsed in worker processes, one for each processor, with limits on
time and memory. They are stored in the order in which they are found, so that
the database is the same after every run, and after one that was killed and run
again. Ctrl-C finishes the files in hand and stores them, with exit code 5; a
second one stops at once, and nothing that was stored is lost.

With --nats, documents are read by the machines that run "nianbao work" at that NATS
server, and stored here in the same order and with the same outcome; --workers is how
many are sent out at the same time.

Scanned pages, and pictures, are read by the program tesseract, if it is installed with its
models chi_sim and eng, and by the recognition model PP-OCRv4 with onnxruntime, if they are in
the folder ~/.local/share/nianbao/ocr or that of $NIANBAO_OCR_MODEL (extract/scan/README.md
tells how they are installed); with both, more figures are certain. Without either, a document
of such pages is recorded as needs-ocr, and --retry-failed reads it once one is there. A figure from a scan
counts as read only if several readings of it agree, or the sums that it is part
of leave no other; all others are flagged, with the reason.

Word documents of a version before Word 97 are converted by LibreOffice, if it
is installed; else they are recorded as needs-office, and --retry-failed reads
them once it is there.

For each file a line goes to standard output once it is stored: outcome, report,
path, and how many values were read, flagged and blank, and how many errors the
checks found. Progress goes to standard error, on a terminal as a bar and
elsewhere as log records.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := i.check(c, args); err != nil {
				return err
			}
			return i.run(c, *db, args)
		},
	}
	i.flags(c)
	return c
}

func (i *importing) flags(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&i.reread, "reread", false, "read all again that is stored")
	f.StringSliceVar(&i.only.Regions, "region", nil, "with --reread: regions by code or name, with all within them")
	f.IntVar(&i.only.FromYear, "from", 0, "with --reread: first year")
	f.IntVar(&i.only.ToYear, "to", 0, "with --reread: last year")
	f.BoolVar(&i.show, "show", false, "print each report after its import")
	f.BoolVar(&i.config.Again, "again", false, "read documents again that this version has read already")
	f.BoolVar(&i.config.RetryFailed, "retry-failed", false, "try all recorded failures again")
	f.StringVar(&i.config.SourceURL, "source-url", "", "where the document was published; it is recorded as fetched from there now")
	f.IntVar(&i.config.Workers, "workers", runtime.GOMAXPROCS(0), "documents parsed at the same time; with --nats those that are sent out, 128 if not given")
	f.StringVar(&i.isolation, "isolation", string(bulk.InProcesses), "process: parse in worker processes; none: in this one, where a bad file can take the import down")
	f.StringVar(&i.ocr, "ocr", "auto", "auto: read scanned pages by tesseract and the recognition model, as far as they are installed; tesseract, model, both: by these; off: don't")
	f.BoolVar(&i.ocrCache, "ocr-cache", true, "keep what was read of scans in the user's cache folder, for when a page comes again; 256 MB at most")
	f.IntVar(&i.config.BatchSize, "batch", 64, "documents stored in one transaction")
	f.DurationVar(&i.config.BatchAge, "batch-age", 500*time.Millisecond, "how long a document waits for others")
	f.StringVar(&i.logFormat, "log", "", "text or json log records on standard error (default: a bar on a terminal, else text)")
	f.BoolVar(&i.quiet, "quiet", false, "tell failures only")
	f.Int64Var(&i.maxDatabase, "max-database", 0, "bytes of the database, beyond which the import stops; 0: as the disk allows")
	i.elsewhere.Flags(c)
	commandline.LimitFlags(c, &i.config.Limits)
}

// check refuses calls that make no sense.
func (i *importing) check(c *cobra.Command, args []string) error {
	switch {
	case !i.reread && (len(i.only.Regions) > 0 || i.only.FromYear != 0 || i.only.ToYear != 0):
		return commandline.Wrong(c, "--region, --from and --to choose what --reread reads")
	case len(args) == 0 && !i.config.RetryFailed && !i.reread:
		return commandline.Wrong(c, "nothing to import is named")
	case i.isolation != string(bulk.InProcesses) && i.isolation != string(bulk.InThreads):
		return commandline.Wrong(c, fmt.Sprintf("--isolation is %q, not process or none", i.isolation))
	case i.ocr != "off" && !slices.Contains(scan.Choices, scan.Choice(i.ocr)):
		return commandline.Wrong(c, fmt.Sprintf("--ocr is %q, not auto, off, tesseract, model or both", i.ocr))
	case i.elsewhere.Asked() && i.isolation != string(bulk.InProcesses):
		return commandline.Wrong(c, "--isolation is for documents that are read here, without --nats")
	case i.logFormat != "" && i.logFormat != "text" && i.logFormat != "json":
		return commandline.Wrong(c, fmt.Sprintf("--log is %q, not text or json", i.logFormat))
	case i.config.Workers < 1 || i.config.BatchSize < 1:
		return commandline.Wrong(c, "--workers and --batch must be 1 or more")
	}
	return nil
}

// settle makes the flags the configuration of an import of a database.
func (i *importing) settle(c *cobra.Command, db string, args []string) {
	i.config.Args, i.config.Isolation, i.config.Stdin = args, bulk.Isolation(i.isolation), c.InOrStdin()
	if i.reread {
		i.config.Reread, i.config.Folders = &i.only, []string{filepath.Dir(db)}
	}
	if i.config.Limits.Recognize = i.ocr != "off"; i.config.Limits.Recognize {
		i.config.Limits.Programs = i.ocr
	}
	if i.ocrCache {
		i.config.Limits.Readings = scan.UserCache()
	}
	if i.config.SourceURL != "" {
		i.config.FetchedAt = time.Now()
	}
}

// run imports, and tells each file as it is stored.
func (i *importing) run(c *cobra.Command, db string, args []string) error {
	i.settle(c, db, args)
	s, err := store.Open(db)
	if err != nil {
		return err
	}
	defer s.Close()
	if i.maxDatabase > 0 {
		if err := s.LimitSize(c.Context(), i.maxDatabase); err != nil {
			return err
		}
	}
	progress := bulk.NewProgress(c.ErrOrStderr(), i.logFormat, i.quiet)
	progress.Word(func(text string) string { return commandline.In(c, text) })
	i.config.Store, i.config.Counted = s, progress.Total
	i.config.Report = func(r bulk.Result) error {
		progress.Add(r)
		return progress.Aside(func() error { return printResult(c, s, r, i.show) })
	}
	end, err := i.elsewhere.Join(c, &i.config, db, progress)
	if err != nil {
		progress.Stop(bulk.Summary{})
		return err
	}
	summary, err := bulk.Run(c.Context(), i.config)
	end(err)
	progress.Stop(summary)
	if err != nil {
		if i.maxDatabase > 0 && errors.Is(err, database.ErrFull) {
			err = fmt.Errorf("%w; --max-database allows it %d bytes", database.ErrFull, i.maxDatabase)
		}
		return fmt.Errorf("%w\n%d of %d files are done and stored; the same command goes on with the others", err, summary.Done(), summary.Found)
	}
	i.tell(c, summary)
	return exitOf(c, summary, i.reread)
}

// tell says what was left out, and what is told otherwise than before.
func (i *importing) tell(c *cobra.Command, summary bulk.Summary) {
	if summary.PassedOver > 0 && !i.quiet {
		commandline.Tell(c, "%d files of other kinds, and pictures too small for a report, were passed over in folders and archives", summary.PassedOver)
	}
	if left := summary.LeftOutWords(); left != "" && !i.quiet {
		fmt.Fprintf(c.ErrOrStderr(), "nianbao: records of archives of the web that were left out: %s\n", left)
	}
	if summary.Moved > 0 {
		commandline.Tell(c, "of %d reports it is told otherwise whose they are, or how sure that is\nsee: %s", summary.Moved, commandline.Call(c, "identity-changes"))
	}
}

// printResult writes the line of a result and, if asked for, its report.
func printResult(c *cobra.Command, s *database.DB, r bulk.Result, show bool) error {
	if err := r.WriteLine(c.OutOrStdout(), view(c).Word); err != nil {
		return err
	}
	if r.Identity != nil {
		if err := view(c).IdentityChange(c.OutOrStdout(), *r.Identity); err != nil {
			return err
		}
	}
	if !show || r.ReportID == 0 {
		return nil
	}
	if r.Report != nil {
		return view(c).Report(c.OutOrStdout(), *r.Report)
	}
	stored, err := reports.Load(c.Context(), s, r.ReportID)
	if err != nil {
		return err
	}
	return view(c).Report(c.OutOrStdout(), stored.Report)
}

// exitOf returns the error for the exit code of an import.
func exitOf(c *cobra.Command, s bulk.Summary, reread bool) error {
	switch failed := s.Outcomes[bulk.Failed]; {
	case s.Interrupted:
		return commandline.Exit{Code: commandline.Interrupted, Text: s.Left()}
	case s.Done() == 0 && reread:
		return commandline.Exit{Code: commandline.Failed, Text: "no report is stored that was chosen"}
	case s.Done() == 0:
		return commandline.Exit{Code: commandline.Failed, Text: "no file found that may hold a report"}
	case failed > 0:
		before := ""
		if s.Remembered > 0 {
			before = fmt.Sprintf(" (%d failed before and were not read again; --retry-failed does)", s.Remembered)
		}
		return commandline.Exit{Code: commandline.Incomplete, Text: fmt.Sprintf("%d of %d files not imported%s\nsee: %s", failed, s.Done(), before, commandline.Call(c, "failures"))}
	}
	return nil
}

// workerCommand is what the import starts its workers with.
func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    workers.Command,
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE:   func(*cobra.Command, []string) error { return workers.Serve(os.Stdin, os.Stdout) },
	}
}

func watchCommand(db *string) *cobra.Command {
	config := bulk.Config{Isolation: bulk.InProcesses, Limits: ingest.DefaultLimits(), BatchSize: 64, BatchAge: 500 * time.Millisecond}
	var settle time.Duration
	var logFormat string
	c := &cobra.Command{
		Use:   "watch DIR",
		Short: "Import the files that appear in a directory",
		Long: `watch imports the files in a directory and below it, and then those that appear
there, until it is interrupted. A file is imported when it has not changed for
--settle; a PDF, a web page or what is packed with zip (.docx, .xlsx), if it has no
end, not before twenty times that. Downloads that are not at their end (.part,
.crdownload, .downloading and the like), files that have one beside them, and names
that begin with . or ~$ are left alone. A file that is written anew is imported as a
version of what was there before.

For each file a line goes to standard output, as with import; what could not be
imported is listed by "nianbao failures".`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if settle <= 0 || config.Workers < 1 {
				return commandline.Wrong(c, "--settle must be more than 0, --workers 1 or more")
			}
			if logFormat != "text" && logFormat != "json" {
				return commandline.Wrong(c, fmt.Sprintf("--log is %q, not text or json", logFormat))
			}
			// What is written anew at an absolute path takes the place of what was there, also if nothing tells of which region it is.
			dir, err := filepath.Abs(args[0])
			if err != nil {
				return err
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
					log.Warn("not imported", "path", r.Path, "kind", r.Fault.Kind, "reason", commandline.In(c, r.Fault.Message))
				}
				return printResult(c, s, r, false)
			}
			return watch.Run(c.Context(), watch.Config{Dir: dir, Settle: settle, Log: log, Take: func(ctx context.Context, paths []string) error {
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
	commandline.LimitFlags(c, &config.Limits)
	return c
}
