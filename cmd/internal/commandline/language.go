package commandline

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/chinese"
)

// languageFlag is the flag that chooses a language, and languageKey where the first command keeps it.
const (
	languageFlag = "lang"
	languageKey  = "language"
)

// languages are the languages by what --lang takes.
var languages = map[string]wording.Language{"zh": wording.Chinese, "en": wording.English}

// LanguageOf returns the language of the arguments of the program, which may have --lang, or that of
// the environment: Chinese if the first that is set of LC_ALL, LC_MESSAGES and LANG begins with zh, as
// zh_CN.UTF-8 does, and English otherwise. Whether --lang is a language is told by the flag itself.
func LanguageOf(args []string, getenv func(string) string) wording.Language {
	for i, arg := range args {
		value, with := strings.CutPrefix(arg, "--"+languageFlag+"=")
		if arg == "--" {
			break
		}
		if arg == "--"+languageFlag && i+1 < len(args) {
			value, with = args[i+1], true
		}
		if language, known := languages[value]; with && known {
			return language
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			if strings.HasPrefix(strings.ToLower(locale), "zh") {
				return wording.Chinese
			}
			break
		}
	}
	return wording.English
}

// Speak lets the first command of the program, and those below it, speak a language, and gives it the
// flag --lang.
func Speak(root *cobra.Command, l wording.Language) {
	if root.Annotations == nil {
		root.Annotations = map[string]string{}
	}
	root.Annotations[languageKey] = string(l)
	root.PersistentFlags().Var(new(languageValue), languageFlag, "zh or en: the language of messages and help (default that of the locale)")
}

// Language returns the language that a command speaks.
func Language(c *cobra.Command) wording.Language {
	if l := wording.Language(c.Root().Annotations[languageKey]); l != "" {
		return l
	}
	return wording.English
}

// In returns a message in the language that a command speaks: in Chinese as the catalogue of phrases
// has it, line by line, and as it is where that does not have it.
func In(c *cobra.Command, text string) string {
	if Language(c) != wording.Chinese {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = chinese.Of(line)
	}
	return strings.Join(lines, "\n")
}

// Tell writes a message to standard error, in the language that a command speaks.
func Tell(c *cobra.Command, format string, values ...any) {
	say(c.ErrOrStderr(), In(c, fmt.Sprintf(format, values...)))
}

// say writes a message behind the name of the program. No line is broken, so that a command in it can
// be copied.
func say(w io.Writer, text string) { fmt.Fprintln(w, "nianbao:", text) }

// languageValue is the flag --lang; LanguageOf has read it before.
type languageValue struct{ text string }

func (v *languageValue) String() string { return v.text }
func (v *languageValue) Type() string   { return "zh|en" }

func (v *languageValue) Set(text string) error {
	if _, known := languages[text]; !known {
		return fmt.Errorf("%q is not zh or en", text)
	}
	v.text = text
	return nil
}
