package commandline

import (
	_ "embed"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/normalize/datafile"
)

// helpChinese are the texts of help in Chinese, and its own words in both languages. Those of a
// command stand under its path without the name of the program. In a text {name} stands for the text
// of that name, or for the annotation of the command that is so called, and in that of a flag {list}
// for the words that the English one lists behind its last colon.
type helpChinese struct {
	Words    map[string]struct{ Zh, En string }
	Texts    map[string]string
	Flags    map[string]string // of several commands
	Commands map[string]commandText
}

type commandText struct {
	Short string
	Long  []string // paragraphs
	Flags map[string]string
}

//go:embed help.json
var helpFile []byte

var helpTexts = datafile.Once[helpChinese]("help.json", helpFile)

// helpWord returns one of the words of help itself.
func helpWord(c *cobra.Command, key string) string {
	w := helpTexts().Words[key]
	return Language(c).Pick(w.Zh, w.En)
}

// translate gives a command and its flags their texts in Chinese, as far as there are.
func translate(c *cobra.Command) {
	_, path, _ := strings.Cut(c.CommandPath(), " ")
	text := helpTexts().Commands[path]
	if text.Short != "" {
		c.Short = text.Short
	}
	if len(text.Long) > 0 {
		c.Long = fill(c, strings.Join(text.Long, "\n\n"))
	}
	change := func(f *pflag.Flag) {
		zh := text.Flags[f.Name]
		if zh == "" {
			zh = helpTexts().Flags[f.Name]
		}
		if before, after, has := strings.Cut(zh, "{list}"); has {
			words := strings.Split(f.Usage, ": ")
			f.Usage = before + words[len(words)-1] + after
		} else if zh != "" {
			f.Usage = zh
		}
	}
	c.LocalFlags().VisitAll(change)
}

// fill sets the texts that have a name, and the annotations of the command, into a text.
func fill(c *cobra.Command, text string) string {
	for name, value := range c.Annotations {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	for name, value := range helpTexts().Texts {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return text
}

// Untranslated lists the texts of help that have no Chinese: commands by their paths, flags by these
// and their names.
func Untranslated(root *cobra.Command) []string {
	var list []string
	each(root, func(c *cobra.Command) {
		_, path, _ := strings.Cut(c.CommandPath(), " ")
		if c.Hidden {
			return
		}
		text := helpTexts().Commands[path]
		if text.Short == "" || c.Long != "" && len(text.Long) == 0 {
			list = append(list, path)
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if text.Flags[f.Name] == "" && helpTexts().Flags[f.Name] == "" {
				list = append(list, path+" --"+f.Name)
			}
		})
	})
	return list
}
