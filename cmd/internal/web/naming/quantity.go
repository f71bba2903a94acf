package naming

import (
	"slices"
	"sync"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
)

// A Table lists what can be compared of one topic, or of the statistical table of an old form.
type Table struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Indicators []Link `json:"indicators"`
}

// A Link names an indicator, or a sum of indicators that the form
// prints under one label.
type Link struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Unit string `json:"unit"`
	Sum  bool   `json:"sum,omitempty"`
}

// Tables returns what can be compared, by topic. Of what is counted by
// applicant the total stands for all kinds. The list is shared by all requests.
func Tables(language wording.Language) []Table {
	if known, ok := tablesByLanguage.Load(language); ok {
		return known.([]Table)
	}
	list := byTopic(language, listIndicators(language))
	tablesByLanguage.Store(language, list)
	return list
}

// tablesByLanguage are the lists that were made once.
var tablesByLanguage sync.Map

func listIndicators(language wording.Language) []Table {
	tables := map[string]string{}
	for _, i := range form.Indicators() {
		tables[i.Code] = i.Table
	}
	var list []Table
	for _, q := range catalogue.Quantities() {
		if q.Name() != q.Code {
			continue
		}
		id := tables[q.Cells[0].Indicator]
		at := slices.IndexFunc(list, func(t Table) bool { return t.ID == id })
		if at < 0 {
			at = len(list)
			list = append(list, Table{ID: id, Name: tableName(language, id)})
		}
		list[at].Indicators = append(list[at].Indicators, Link{q.Code, listed(language, q), q.Unit, len(q.Cells) > 1})
	}
	return list
}

// listed returns the name of a quantity in lists: in Chinese its label, by which readers know the form.
func listed(language wording.Language, q catalogue.Quantity) string {
	if language != wording.Chinese && Counted(language, q) {
		return Short(language, q)
	}
	return Plain(language.Pick(q.Zh, q.En), " · ")
}

// tableName returns the title of a table in the newest form that has it.
func tableName(language wording.Language, id string) string {
	for _, f := range slices.Backward(form.All()) {
		if t := form.FindTable(f.ID, id); t != nil {
			return language.Pick(t.Zh, t.En)
		}
	}
	if name, err := language.Text("table-" + id); err == nil {
		return name // of what is no table, as the text
	}
	return id
}

// Quantity returns what a code and a kind of applicant mean. The kind is of no
// use to what is not counted so: pages pass it on from indicator to indicator.
func Quantity(code, applicant string) (catalogue.Quantity, bool) {
	if !indicatorCode.MatchString(code) {
		return catalogue.Quantity{}, false
	}
	q, err := catalogue.FindQuantity(code)
	if err != nil || q.Code != code {
		return catalogue.Quantity{}, false
	}
	if q.Applicant == "" || applicant == "" || applicant == q.Applicant {
		return q, true
	}
	of, err := catalogue.FindQuantity(code + "." + applicant)
	return of, err == nil
}

// FirstCell names the figure of a quantity, or the first one of a sum.
func FirstCell(q catalogue.Quantity) string { return Anchor(q.Cells[0]) }
