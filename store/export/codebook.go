package export

import (
	"context"
	"database/sql"
	_ "embed" // the meaning of the statuses
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianbao/normalize/form"
	"nianbao/normalize/register"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Codebook says what the codes in exports mean.
type Codebook struct {
	Indicators []CodebookIndicator `json:"indicators"` // in the order of the wide shape
	Applicants []CodebookTerm      `json:"applicants"` // columns of the applications table
	Statuses   []CodebookTerm      `json:"statuses"`   // of figures
	OrganKinds []CodebookTerm      `json:"organ_kinds"`
	Functions  []CodebookTerm      `json:"organ_functions"`
	Identities []CodebookTerm      `json:"identities"` // how sure it is whose report one is
	Scopes     []CodebookTerm      `json:"scopes"`     // what the figures of a report cover
	Findings   []CodebookTerm      `json:"findings"`   // what is found, by its code
	Checks     []CodebookCheck     `json:"checks"`
	Equalities []form.Equality     `json:"equalities"` // what forms of different years count alike
}

// A CodebookIndicator documents an indicator.
type CodebookIndicator struct {
	Code        string   `json:"code"`
	Table       string   `json:"table"`        // statistical table it is printed in
	Zh          string   `json:"zh"`           // path of labels, as printed
	En          string   `json:"en"`           // the same in English
	Unit        string   `json:"unit"`         // "件", "项", "万元"
	Article     string   `json:"article"`      // source of the rule
	Forms       []string `json:"forms"`        // IDs of the forms that have it
	ByApplicant bool     `json:"by_applicant"` // counted once for each kind of applicant
}

// A CodebookTerm documents a code in two languages.
type CodebookTerm struct {
	Code string `json:"code"`
	Zh   string `json:"zh"`
	En   string `json:"en"`
}

// A CodebookCheck documents a check of the arithmetic.
type CodebookCheck struct {
	Code     string   `json:"code"`     // also that of the findings about it
	Zh       string   `json:"zh"`       // as people write it
	Equation string   `json:"equation"` // of codes; "*" stands for any indicator of the table
	Forms    []string `json:"forms"`    // IDs of the forms that have it
}

//go:embed codebook/statuses.json
var statusFile []byte

//go:embed codebook/organkinds.json
var organKindFile []byte

//go:embed codebook/identities.json
var identityFile []byte

//go:embed codebook/scopes.json
var scopeFile []byte

//go:embed codebook/findings.json
var findingFile []byte

// The codes that do not come from the catalogue, with their meaning.
var (
	statuses   = sync.OnceValue(func() []CodebookTerm { return termsIn(statusFile) })
	organKinds = sync.OnceValue(func() []CodebookTerm { return termsIn(organKindFile) })
	identities = sync.OnceValue(func() []CodebookTerm { return termsIn(identityFile) })
	scopes     = sync.OnceValue(func() []CodebookTerm { return termsIn(scopeFile) })
	findings   = sync.OnceValue(func() []CodebookTerm { return termsIn(findingFile) })
)

// OrganKinds returns what the kinds of organs are called, in the order of the codebook.
func OrganKinds() []CodebookTerm { return organKinds() }

// Identities returns what the states of identities are called, the surest first.
func Identities() []CodebookTerm { return identities() }

// Findings returns what the kinds of findings are called, in the order of their codes.
func Findings() []CodebookTerm { return findings() }

func termsIn(file []byte) []CodebookTerm {
	var list []CodebookTerm
	if err := json.Unmarshal(file, &list); err != nil {
		panic(err) // the file is part of the binary
	}
	return list
}

// ReadCodebook returns the codebook of an export: the indicators of the filter, by
// its Indicators alone, with all applicants, statuses and checks. A prefix that
// no indicator has gives an *OptionError.
func ReadCodebook(ctx context.Context, db *database.DB, f reports.Filter) (Codebook, error) {
	var book Codebook
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		book, err = codebookIn(ctx, tx, f)
		return err
	})
	if err != nil {
		return Codebook{}, fmt.Errorf("codebook: %w", err)
	}
	return book, nil
}

// codebookIn takes the catalogue from the database, which may be that of a later
// program and may have indicators that only older readings have.
func codebookIn(ctx context.Context, db database.Queryer, f reports.Filter) (Codebook, error) {
	book := Codebook{Statuses: statuses(), OrganKinds: organKinds(), Functions: functions(), Identities: identities(), Scopes: scopes(), Findings: findings(), Checks: checks(form.All()), Equalities: form.Equalities()}
	var err error
	book.Applicants, err = database.Collect(ctx, db, query("codebook_applicants"), nil,
		func(scan func(...any) error) (t CodebookTerm, err error) { return t, scan(&t.Code, &t.Zh, &t.En) })
	if err != nil {
		return book, err
	}
	book.Indicators, err = database.Collect(ctx, db, query("codebook_indicators"), nil,
		func(scan func(...any) error) (i CodebookIndicator, err error) {
			var forms []byte
			if err := scan(&i.Code, &i.Table, &i.Zh, &i.En, &i.Unit, &i.Article, &i.ByApplicant, &forms); err != nil {
				return i, err
			}
			return i, json.Unmarshal(forms, &i.Forms)
		})
	if err != nil {
		return book, err
	}
	for _, prefix := range f.Indicators {
		if !slices.ContainsFunc(book.Indicators, func(i CodebookIndicator) bool { return strings.HasPrefix(i.Code, prefix) }) {
			return book, &OptionError{Option: "indicator", Value: prefix, Allowed: tablesOf(book.Indicators)}
		}
	}
	book.Indicators = slices.DeleteFunc(book.Indicators, func(i CodebookIndicator) bool { return !f.Wants(i.Code) })
	return book, nil
}

// tablesOf returns what the codes of indicators begin with, "applications.".
func tablesOf(indicators []CodebookIndicator) []string {
	var list []string
	for _, i := range indicators {
		first, _, _ := strings.Cut(i.Code, ".")
		if first += "."; !slices.Contains(list, first) {
			list = append(list, first)
		}
	}
	return list
}

// checks returns the checks of the forms' tables, those that are alike once.
func checks(forms []*form.Form) []CodebookCheck {
	var list []CodebookCheck
	for _, f := range forms {
		for _, t := range f.Tables {
			for _, c := range t.Checks {
				now := CodebookCheck{Code: c.Code, Zh: c.Zh, Equation: equation(t, c), Forms: []string{f.ID}}
				same := slices.IndexFunc(list, func(old CodebookCheck) bool {
					return old.Code == now.Code && old.Zh == now.Zh && old.Equation == now.Equation
				})
				if same < 0 {
					list = append(list, now)
				} else {
					list[same].Forms = append(list[same].Forms, f.ID)
				}
			}
		}
	}
	return list
}

// equation spells a check out in codes.
func equation(t form.Table, c form.Check) string {
	if !c.Across {
		return strings.Join(c.Left, " + ") + " = " + strings.Join(c.Right, " + ")
	}
	applicants := form.Applicants()
	last := len(applicants) - 1
	any := t.ID + ".*"
	var parts []string
	for _, a := range applicants[:last] {
		parts = append(parts, catalogue.WideColumn{Indicator: any, Applicant: a.ID}.Name())
	}
	return catalogue.WideColumn{Indicator: any, Applicant: applicants[last].ID}.Name() + " = " + strings.Join(parts, " + ")
}

// functions are the terms of the register's functions, with the years in which organs bore them.
var functions = sync.OnceValue(func() []CodebookTerm {
	var list []CodebookTerm
	for _, f := range register.All() {
		t := CodebookTerm{Code: f.ID, Zh: f.Zh, En: f.En}
		switch {
		case f.From != 0 && f.To != 0:
			t.Zh += fmt.Sprintf("（%d—%d年）", f.From, f.To)
			t.En += fmt.Sprintf(" (%d–%d)", f.From, f.To)
		case f.From != 0:
			t.Zh += fmt.Sprintf("（%d年起）", f.From)
			t.En += fmt.Sprintf(" (since %d)", f.From)
		case f.To != 0:
			t.Zh += fmt.Sprintf("（至%d年）", f.To)
			t.En += fmt.Sprintf(" (to %d)", f.To)
		}
		list = append(list, t)
	}
	return list
})
