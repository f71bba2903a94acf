package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/terminal"
	"nianbao/cmd/internal/web/wording"
)

// everyCommand calls do with each command that can be called, and how it is.
func everyCommand(language wording.Language, do func(c *cobra.Command)) {
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		if !c.Hidden {
			do(c)
		}
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(newRoot(language, io.Discard))
}

// The help of each command fits a terminal of 80 columns, in both languages.
func TestHelpOfEachCommand(t *testing.T) {
	for _, language := range wording.Languages() {
		found := 0
		everyCommand(language, func(c *cobra.Command) {
			found++
			text := commandline.HelpText(c)
			for line := range strings.Lines(text) {
				if n := terminal.Width(strings.TrimRight(line, "\n")); n > commandline.HelpColumns {
					t.Errorf("%s in %s: %d columns: %s", c.CommandPath(), language, n, line)
				}
			}
			if !strings.Contains(text, "\n  "+c.CommandPath()) || regexp.MustCompile(`\{[a-z]+\}`).MatchString(text) {
				t.Errorf("%s in %s:\n%s", c.CommandPath(), language, text)
			}
		})
		if found < 25 {
			t.Errorf("only %d commands", found)
		}
	}
	if list := commandline.Untranslated(newRoot(wording.English, io.Discard)); len(list) > 0 {
		t.Errorf("no Chinese in help.json: %q", list)
	}
}

// The language is that of --lang, or of the locale.
func TestLanguage(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "none.db")
	for _, c := range []struct {
		locale, flag, want string
	}{
		{"zh_CN.UTF-8", "", "还没有数据库"}, {"en_GB.UTF-8", "", "there is no database"},
		{"zh_CN.UTF-8", "en", "there is no database"}, {"C", "zh", "还没有数据库"},
	} {
		t.Setenv("LC_ALL", c.locale)
		args := []string{"--db", db, "list"}
		if c.flag != "" {
			args = append(args, "--lang", c.flag)
		}
		if _, messages, code := nianbao(t, "", args...); code != commandline.Failed || !strings.Contains(messages, c.want) || strings.Contains(messages, "no such file") {
			t.Errorf("%v: exit code %d, %q, want %q", c, code, messages, c.want)
		}
	}
	_ = os.Unsetenv("LC_ALL")
	t.Setenv("LC_MESSAGES", "zh_TW")
	t.Setenv("LANG", "en_US.UTF-8")
	if out := must(t, 0, "list", "--help"); !strings.Contains(out, "编号") {
		t.Errorf("LC_MESSAGES before LANG: %s", out)
	}
	must(t, commandline.WrongCall, "list", "--lang", "klingon")
}

// Without a database each command that reads one says what to do first.
func TestWithoutDatabase(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range []string{"list", "show 1", "serve", "check", "search 公开", "export", "failures", "compare --indicator applications.received", "crawl status", "explain 1 x"} {
		_, messages, code := nianbao(t, "", strings.Fields(args)...)
		if code != commandline.Failed || !strings.Contains(messages, "nianbao import FILE|DIR") || !strings.Contains(messages, "nianbao.db") {
			t.Errorf("%s: exit code %d, %q", args, code, messages)
		}
	}
	if _, messages, _ := nianbao(t, "", "--db", "my reports.db", "list"); !strings.Contains(messages, "nianbao --db 'my reports.db' import") {
		t.Errorf("with --db: %q", messages)
	}
}

// A database in a folder that is not there is told by that, in both languages.
func TestDatabaseWithoutFolder(t *testing.T) {
	db := filepath.Join(t.TempDir(), "none", "reports.db")
	for language, want := range map[string]string{"en": db + ": the folder that the database is to be in does not exist", "zh": db + "：数据库所在的目录不存在"} {
		if _, messages, code := nianbao(t, "", "--lang", language, "--db", db, "import", example); code != commandline.Failed || !strings.Contains(messages, want) {
			t.Errorf("exit code %d, %q, want %q", code, messages, want)
		}
	}
}

// What is mistyped is answered with what may be meant, or with nothing.
func TestMistyped(t *testing.T) {
	for args, want := range map[string]string{
		"shwo 1":               "did you mean show?",
		"lits":                 "did you mean list?",
		"help compar":          "did you mean compare?",
		"archive verfy":        "did you mean verify?",
		"identity-change":      "did you mean identity-changes?",
		"list --regoin 淮安市":    "did you mean --region?",
		"compare --indictor x": "did you mean --indicator?",
		"serve --addr :80":     "did you mean --listen, --address?",
		"serve --port 80":      "did you mean --listen?",
		"export --out x.csv":   "did you mean --output?",
		"list --year 2021":     "did you mean --from, --to?",
		"compare --year 2021":  "did you mean --years?",
		"check --county 洪泽区":   "did you mean --region?",
		"inspect --output x":   "did you mean --svg?",
		"show 1 --port 80":     "",
		"frobnicate":           "",
		"list --colour":        "",
	} {
		_, messages, code := nianbao(t, "", strings.Fields(args)...)
		if code != commandline.WrongCall || !strings.Contains(messages, want) || want == "" && strings.Contains(messages, "did you mean") {
			t.Errorf("%s: exit code %d, %q, want %q", args, code, messages, want)
		}
	}
}

// What flags are called elsewhere leads to flags that some command has, and is itself no flag of all that have these.
func TestFlagsThatAreCalledElsewhere(t *testing.T) {
	data, err := os.ReadFile("../internal/commandline/flagwords.json")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string][]string
	if err := json.Unmarshal(data, &words); err != nil || len(words) < 30 {
		t.Fatalf("%d words, %v", len(words), err)
	}
	flags := map[string]bool{}
	everyCommand(wording.English, func(c *cobra.Command) {
		add := func(f *pflag.Flag) { flags[f.Name] = true }
		c.InheritedFlags().VisitAll(add)
		c.Flags().VisitAll(add)
	})
	for word, meant := range words {
		for _, flag := range meant {
			if !flags[flag] {
				t.Errorf("%s leads to --%s, which no command has", word, flag)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	out := must(t, 0, "--version")
	if !regexp.MustCompile(`^nianbao \S+.*\nreading: revision \d+\ndatabase: schema \d+\n$`).MatchString(out) {
		t.Errorf("--version prints %q", out)
	}
}

// The README names commands and flags that there are.
func TestReadmeNamesWhatThereIs(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## Commands\n")
	section, _, _ = strings.Cut(section, "\n## ")
	named := map[string]bool{}
	for line := range strings.Lines(section) {
		call, is := strings.CutPrefix(line, "    nianbao ")
		if !is {
			continue
		}
		words := strings.Fields(call)
		root := newRoot(wording.English, io.Discard)
		for _, name := range strings.Split(words[min(1, len(words)-1)], "|") {
			c, _, err := root.Find([]string{words[0], name})
			if err != nil || c == root {
				t.Errorf("there is no command of %q", line)
				break
			}
			named[c.Name()] = true
			named[words[0]] = true
			for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(call, -1) {
				if c.Flags().Lookup(flag[1]) == nil && c.InheritedFlags().Lookup(flag[1]) == nil {
					t.Errorf("%s has no flag %s", c.CommandPath(), flag[0])
				}
			}
		}
	}
	for _, c := range newRoot(wording.English, io.Discard).Commands() {
		if !c.Hidden && c.Name() != "help" && !named[c.Name()] {
			t.Errorf("the README does not name %s", c.Name())
		}
	}
}

// A page of the manual is made of each command, in the language asked for.
func TestManual(t *testing.T) {
	for lang, want := range map[string]string{"en": "Read reports into the database", "zh": "把报告读入数据库"} {
		dir := t.TempDir()
		must(t, 0, "--lang", lang, "manual", dir)
		page, err := os.ReadFile(filepath.Join(dir, "nianbao-import.1"))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s: %v: %.300s", lang, err, page)
		}
		everyCommand(wording.English, func(c *cobra.Command) {
			if !c.IsAvailableCommand() {
				return
			}
			if _, err := os.Stat(filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+".1")); err != nil {
				t.Error(err)
			}
		})
	}
}
