package web

import (
	"slices"
	"sync"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store"
)

// An indicatorTable lists what can be compared of one statistical table.
type indicatorTable struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	Indicators []indicatorLink `json:"indicators"`
}

// An indicatorLink names an indicator, or a sum of indicators that the form
// prints under one label.
type indicatorLink struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Unit string `json:"unit"`
	Sum  bool   `json:"sum,omitempty"`
}

// indicatorTables returns what can be compared, by table. Of what is counted by
// applicant the total stands for all kinds. The list is shared by all requests.
func indicatorTables(language wording.Language) []indicatorTable {
	if known, ok := tablesByLanguage.Load(language); ok {
		return known.([]indicatorTable)
	}
	list := listIndicators(language)
	tablesByLanguage.Store(language, list)
	return list
}

// tablesByLanguage are the lists that were made once.
var tablesByLanguage sync.Map

func listIndicators(language wording.Language) []indicatorTable {
	tables := map[string]string{}
	for _, i := range form.Indicators() {
		tables[i.Code] = i.Table
	}
	var list []indicatorTable
	for _, q := range store.Quantities() {
		if q.Name() != q.Code {
			continue
		}
		id := tables[q.Cells[0].Indicator]
		at := slices.IndexFunc(list, func(t indicatorTable) bool { return t.ID == id })
		if at < 0 {
			at = len(list)
			list = append(list, indicatorTable{ID: id, Name: tableName(language, id)})
		}
		list[at].Indicators = append(list[at].Indicators, indicatorLink{q.Code, language.Pick(q.Zh, q.En), q.Unit, len(q.Cells) > 1})
	}
	return list
}

// tableName returns the title of a table in the newest form that has it.
func tableName(language wording.Language, id string) string {
	for _, f := range slices.Backward(form.All()) {
		if t := form.FindTable(f.ID, id); t != nil {
			return language.Pick(t.Zh, t.En)
		}
	}
	return id
}

// quantity returns what a code and a kind of applicant mean. The kind is of no
// use to what is not counted so: pages pass it on from indicator to indicator.
func quantity(code, applicant string) (store.Quantity, bool) {
	if !indicatorCode.MatchString(code) {
		return store.Quantity{}, false
	}
	q, err := store.FindQuantity(code)
	if err != nil || q.Code != code {
		return store.Quantity{}, false
	}
	if q.Applicant == "" || applicant == "" || applicant == q.Applicant {
		return q, true
	}
	of, err := store.FindQuantity(code + "." + applicant)
	return of, err == nil
}

// rateBase returns the quantity that a rate is divided by, nil for no rate.
func rateBase(code, applicant string) (*store.Quantity, error) {
	if code == "" {
		return nil, nil
	}
	q, ok := quantity(code, applicant)
	if !ok {
		return nil, badParameter("per", code)
	}
	return &q, nil
}

// firstCell names the figure of a quantity, or the first one of a sum.
func firstCell(q store.Quantity) string { return anchor(q.Cells[0]) }
