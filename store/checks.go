package store

import (
	"slices"
	"strings"

	"nianbao/normalize"
)

// checks returns the checks of the forms' tables, those that are alike once.
func checks(forms []*normalize.Form) []CodebookCheck {
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
func equation(t normalize.Table, c normalize.Check) string {
	if !c.Across {
		return strings.Join(c.Left, " + ") + " = " + strings.Join(c.Right, " + ")
	}
	applicants := normalize.Applicants()
	last := len(applicants) - 1
	any := t.ID + ".*"
	var parts []string
	for _, a := range applicants[:last] {
		parts = append(parts, wideColumn{any, a.ID}.name())
	}
	return wideColumn{any, applicants[last].ID}.name() + " = " + strings.Join(parts, " + ")
}
