package command

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/web/wording"
	"nianbao/cmd/internal/wholefile"
	"nianbao/normalize/chinese"
	"nianbao/store"
)

// Archive returns the commands for what the crawler has fetched, of a database.
func Archive(db *string) *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "archive",
		Short: "Look after what the crawler has fetched",
		Long: `The archive of the crawler is a folder of WARC files, which any program for archives of the web
reads. Its commands need that no crawl goes on in it.`,
	}
	c.PersistentFlags().StringVar(&dir, "archive", "archive", "directory of the archive")
	c.AddCommand(verifyCommand(db, &dir), exportCommand(db, &dir), gatherCommand(db, &dir))
	return c
}

// within does something with an archive that nothing else uses.
func within(ctx context.Context, db, dir string, do func(*archive.Archive) error) error {
	s, err := store.Open(db)
	if err != nil {
		return err
	}
	defer s.Close()
	a, err := archive.Open(dir, s, time.Now)
	if err != nil {
		return err
	}
	unlock, err := a.Lock()
	if errors.Is(err, archive.ErrLocked) {
		return commandline.Exit{Code: commandline.Locked, Text: err.Error()}
	}
	if err != nil {
		return err
	}
	if err = a.Sweep(ctx); err == nil {
		err = do(a)
	}
	return errors.Join(err, a.Close(), unlock())
}

func verifyCommand(db, dir *string) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "verify",
		Short: "Read the whole archive, and tell what is damaged or missing",
		Long: `verify reads each record of the archive, compares it with its digests and with what the database has
of it, and tells what it found, with --json as JSON. A content that can't be had as it was is
fetched again when the next crawl comes to its address.

Exit codes: 0, all is as it was; 4, something is not.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return within(c.Context(), *db, *dir, func(a *archive.Archive) error {
				v, err := a.Verify(c.Context())
				if err != nil {
					return err
				}
				if asJSON {
					out := json.NewEncoder(terminal.Raw(c.OutOrStdout()))
					out.SetEscapeHTML(false)
					err = out.Encode(v)
				} else {
					_, err = io.WriteString(c.OutOrStdout(), verified(commandline.Language(c), v))
				}
				if err != nil {
					return err
				}
				if n := len(v.Damages); n > 0 {
					return commandline.Exit{Code: commandline.Findings, Text: fmt.Sprintf("%d records or contents are not as they were", n)}
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return c
}

// verified tells what was looked at and what is not as it was.
func verified(l wording.Language, v *archive.Verification) string {
	t := &statusText{language: l, all: true}
	t.out.WriteString(t.say("archive-verified", v.Files, v.Records, v.Contents, len(v.Damages)) + "\n")
	table(t, "archive-damages", v.Damages, everything, func(d archive.Damage) []any {
		return []any{d.File, cmp.Or(d.URL, "-"), l.Pick(chinese.Of(d.Problem), d.Problem), cmp.Or(d.SHA256, "-")}
	})
	return t.out.String()
}

func exportCommand(db, dir *string) *cobra.Command {
	title := "nianbao"
	c := &cobra.Command{
		Use:   "export FILE.wacz",
		Short: "Write the archive as one file that players in a browser open",
		Long: `export writes the whole archive with an index and a list of its documents as one file (WACZ 1.1.1), which
https://replayweb.page and other players open. The WARC files themselves, in the folder warc of the
archive, can be copied as they are.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return within(c.Context(), *db, *dir, func(a *archive.Archive) error {
				return wholefile.Stream(args[0], func(out io.Writer) error { return a.Export(c.Context(), out, title) })
			})
		},
	}
	c.Flags().StringVar(&title, "title", title, "title of the export")
	return c
}

func gatherCommand(db, dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "gather",
		Short: "Put the files of an archive of an earlier version into WARC files",
		Long: `Before archives were WARC files, each content was a file of its own in the folder objects. gather puts those into
WARC files, with the addresses and headers that the database has of them, and removes them. It can be
interrupted and called again; a crawl reads an archive that was not gathered, too.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return within(c.Context(), *db, *dir, func(a *archive.Archive) error {
				n, err := a.Gather(c.Context())
				fmt.Fprintf(c.ErrOrStderr(), "%d files gathered\n", n)
				return err
			})
		},
	}
}
