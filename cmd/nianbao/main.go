// Command nianbao reads the annual government-information-disclosure reports of
// Chinese governments (政府信息公开工作年度报告) into a SQLite database and
// shows, checks and exports what they say.
//
// Exit codes: 0, all done; 1, the command failed; 2, it was called wrongly;
// 3, some files could not be imported (each is recorded with its reason and the
// others are in); 4, check found errors, or a crawl something to be looked at;
// 5, an import or crawl was interrupted (what was done is in; the same command
// goes on); 6, another crawl is going on.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/completion"
	"nianbao/cmd/internal/crawl/command"
	fleet "nianbao/cmd/internal/fleet/command"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/proposals"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize"
	"nianbao/store"
	"nianbao/store/database"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal asks to stop, the second does it.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, terminal.Safe(os.Stdout), terminal.Safe(os.Stderr)))
}

// commandLine is the key under which a command finds the arguments of the program: see apart.
type commandLine struct{}

// run executes the command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(commandline.LanguageOf(args, os.Getenv), stdout)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetErr(stderr)
	err := root.ExecuteContext(context.WithValue(ctx, commandLine{}, args))
	if lost := terminal.Failure(stdout); lost != nil {
		err = fmt.Errorf("what is printed is not whole (%w)", ingest.InWords(lost))
	}
	var exit commandline.Exit
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		if exit.Text != "" {
			commandline.Tell(root, "%s", exit.Text)
		}
		return exit.Code
	}
	path, _ := root.PersistentFlags().GetString("db")
	if database.IsDamaged(err) {
		err = database.AsOpenError(path, err)
	}
	if noDatabase(err) {
		commandline.Tell(root, "%s", firstSteps(root, path))
		return commandline.Failed
	}
	commandline.Tell(root, "%s", plain(err))
	return commandline.Failed
}

// newRoot returns the commands, which speak the language and write to stdout.
func newRoot(language wording.Language, stdout io.Writer) *cobra.Command {
	var db string
	root := &cobra.Command{
		Use:   "nianbao",
		Short: "Annual government-information-disclosure reports as comparable data",
		Long: `nianbao reads 政府信息公开工作年度报告 (PDF, OFD, web pages, Word, workbooks,
pictures, texts, archives of them) into a SQLite database, with the page and
place of every value, and checks them.

Data goes to standard output, messages to standard error. Exit codes: 0 done,
1 failed, 2 wrong call, 3 some files not imported, 4 check or crawl found
something to be looked at, 5 interrupted, 6 another crawl is going on.`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	defaultDB := os.Getenv("NIANBAO_DB")
	if defaultDB == "" {
		defaultDB = "nianbao.db"
	}
	root.PersistentFlags().StringVar(&db, "db", defaultDB, "the database (or set NIANBAO_DB)")
	root.SetOut(stdout) // before Help: the command for completions keeps it
	root.SetFlagErrorFunc(commandline.WrongFlag)
	root.Version = commandline.Version{Reading: normalize.Revision, Schema: store.Schema()}.String()
	root.SetVersionTemplate("{{.Version}}")
	commandline.Speak(root, language)
	root.AddCommand(importCommand(&db), listCommand(&db), showCommand(&db), tablesCommand(&db), explainCommand(&db), identityCommand(&db), checkCommand(&db),
		correctCommand(&db), reviewCommand(&db), exportCommand(&db), compareCommand(&db), searchCommand(&db), failuresCommand(&db), identityChangesCommand(&db),
		proposals.Command(&db), serveCommand(&db), publishCommand(&db), inspectCommand(), command.Crawl(&db), command.Archive(&db), watchCommand(&db), fleet.Work(), fleet.Server(), commandline.Manual(), workerCommand())
	completion.Register(root, &db)
	commandline.Help(root)
	usageErrors(root)
	return root
}

// usageErrors gives wrong arguments of any command the exit code of a wrong
// call. One that only has others below it tells of these, or which of them may be meant.
func usageErrors(c *cobra.Command) {
	check := c.Args
	if c.HasSubCommands() && !c.Runnable() {
		c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
		check = func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return commandline.NoCommand(c, args[0])
			}
			return nil
		}
	}
	c.Args = func(c *cobra.Command, args []string) error {
		var exit commandline.Exit
		err := check(c, args)
		if name, is := strings.CutPrefix(fmt.Sprint(err), "unknown command "); is && !c.HasSubCommands() {
			name, _, _ = strings.Cut(name, " for ")
			err = fmt.Errorf("%s takes no such argument: %s", c.CommandPath(), name)
		}
		if err == nil {
			err = yearsInOrder(c)
		}
		if err == nil || errors.As(err, &exit) {
			return err
		}
		return commandline.Wrong(c, err.Error())
	}
	for _, sub := range c.Commands() {
		usageErrors(sub)
	}
}
