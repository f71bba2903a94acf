package labels

import (
	"time"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store/export"
)

// exported puts exports into words, by the rule by which the tables of pages are.
type exported struct {
	labeller
	day time.Time
}

// Export returns what puts exports, made on a day, into the words of a language.
func Export(language wording.Language, day time.Time) export.Labels {
	return exported{labeller{language, func(key string, args ...any) string {
		text, err := language.Text(key, args...)
		if err != nil {
			return key // a test asks for all
		}
		return text
	}}, day}
}

func (e exported) Columns(names []string, isTruth func(int) bool) []export.LabelledColumn {
	columns := e.columns(names, isTruth)
	used := map[string]int{}
	for _, c := range columns {
		used[c.Head]++
	}
	for i, c := range columns {
		if used[c.Head] > 1 { // told apart by what programs call them
			columns[i].Head += e.language.Pick("（"+names[c.Of]+"）", " ("+names[c.Of]+")")
		}
		if c.Say != nil {
			columns[i].Say = memo(c.Say)
		}
	}
	return columns
}

func (e exported) Sheet(shape export.Shape) string {
	if shape == "" {
		return e.text("sheet-about")
	}
	return e.text("shape-" + string(shape))
}

func (e exported) FactHeads() [2]string { return [2]string{e.text("fact"), e.text("fact-text")} }

func (e exported) Facts(shape export.Shape, reports, all int) []export.Fact {
	title := ""
	for _, s := range export.Shapes() {
		if s.Shape == shape {
			title = e.language.Pick(s.Zh, s.En)
		}
	}
	facts := []export.Fact{{Name: e.text("fact-page"), Text: title, Column: true}}
	if shape != export.CodebookRows {
		facts = append(facts, export.Fact{Name: e.text("fact-known"), Text: e.text("fact-reports-text", reports, all), Column: true})
	}
	return append(facts, export.Fact{Name: e.text("fact-origin"), Text: e.text("fact-origin-exported")},
		export.Fact{Name: e.text("fact-as-of"), Text: e.day.Format(time.DateOnly), Column: true})
}
