package textview

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/chinese"
	"nianbao/normalize/datafile"
)

// A View words what is printed in a language. What reports print, names and codes stay as they are.
type View struct{ language wording.Language }

// In returns the view of a language.
func In(language wording.Language) View { return View{language} }

//go:embed phrases.json
var phrasesFile []byte

// phrases has the Chinese of each text and each format by the English one, which stands where it is
// used. A Chinese format may take the values in another order: %[2]s.
var phrases = datafile.Once[map[string]string]("phrases.json", phrasesFile)

// Say words a text, with values set in as by fmt.Sprintf.
func (v View) Say(format string, values ...any) string {
	format = v.Word(format)
	if len(values) == 0 {
		return format
	}
	return fmt.Sprintf(format, values...)
}

// Word returns the word for a code; one that has none stays as it is.
func (v View) Word(code string) string {
	if zh, known := phrases()[code]; known && v.language == wording.Chinese {
		return zh
	}
	return code
}

// Message returns a stored message in the language of the view.
func (v View) Message(text string) string {
	if v.language == wording.Chinese {
		return chinese.Of(text)
	}
	return text
}

// print writes a text as Say words it.
func (v View) print(w io.Writer, format string, values ...any) {
	fmt.Fprint(w, v.Say(format, values...))
}

// nameColumns is the width of the names before lines that tell one thing each.
const nameColumns = 9

// line writes what a name stands for, or what follows it on a line of its own.
func (v View) line(w io.Writer, name, text string) {
	fmt.Fprintf(w, "  %s %s\n", pad(v.Word(name), nameColumns), text)
}

// join lists names.
func (v View) join(names []string) string { return strings.Join(names, v.Word(", ")) }

// pad fills a word up to a width on the terminal.
func pad(word string, columns int) string { return width.FillRight(word, columns) }
