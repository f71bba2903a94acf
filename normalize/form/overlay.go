package form

import (
	"fmt"
	"slices"
)

// An overlay adds the rows that a province prints beside those of a form. They
// are optional: a report without them lacks nothing. The overlays live in
// forms/overlays/, one file each.
type overlay struct {
	ID     string `json:"id"`     // "2014-anhui"
	Form   string `json:"form"`   // ID of the form it varies
	Source string `json:"source"` // where the variant is prescribed or was seen
	Insert []struct {
		Table string `json:"table"` // ID of the table
		After string `json:"after"` // ID of the row that the new ones follow, as its siblings
		Rows  []Row  `json:"rows"`
	} `json:"insert"`
}

// apply puts the rows into the form that the overlay is of.
func (o *overlay) apply(forms []*Form) error {
	at := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == o.Form })
	if at < 0 {
		return fmt.Errorf("there is no form %q", o.Form)
	}
	for _, in := range o.Insert {
		if in.After == "" {
			return fmt.Errorf("rows of table %q stand behind none", in.Table)
		}
		o.mark(in.Rows)
		done := false
		for i := range forms[at].Tables {
			t := &forms[at].Tables[i]
			for j := range t.Blocks {
				if t.ID == in.Table && !done {
					done = insertAfter(&t.Blocks[j].Rows, in.After, in.Rows)
				}
			}
		}
		if !done {
			return fmt.Errorf("form %s has no row %q in table %q", o.Form, in.After, in.Table)
		}
	}
	return nil
}

func (o *overlay) mark(rows []Row) {
	for i := range rows {
		rows[i].Optional, rows[i].Variant = true, o.ID
		o.mark(rows[i].Rows)
	}
}

// insertAfter puts the rows behind the one with the ID, at whatever depth that
// stands, and reports whether it was found.
func insertAfter(rows *[]Row, id string, add []Row) bool {
	for i := range *rows {
		if (*rows)[i].ID == id {
			*rows = slices.Insert(*rows, i+1, add...)
			return true
		}
		if insertAfter(&(*rows)[i].Rows, id, add) {
			return true
		}
	}
	return false
}
