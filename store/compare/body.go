package compare

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianbao/normalize/register"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// bodies returns whose reports are compared.
func (c Comparison) bodies() columns.Bodies {
	b := columns.Bodies{Name: c.Body, Real: c.Real}
	f, ok := register.Named(c.Body)
	switch {
	case c.Body == "" || !ok:
	case c.Reforms:
		for _, kin := range register.Lineage(f.ID) {
			b.Functions = append(b.Functions, kin.ID)
		}
	default:
		b.Functions = []string{f.ID}
	}
	return b
}

// A BodyNote tells under which names the organs of a function were compared.
type BodyNote struct {
	// Function is that asked for, or one that its organs had before a reform or have
	// after one; Before tells which, and Reform is the zero Reform of that asked for.
	register.Kin
	Names []BodyName // by their first year
}

// A BodyName is an organ's name without its region, with the years and the number of the
// reports that bear it.
type BodyName struct {
	Name        string
	First, Last int
	Reports     int
}

// A BodyNotes says whose reports a comparison is of.
type BodyNotes struct {
	// Function is what the body that was asked for stands for; its ID is "" where that is
	// a name and nothing more, and there is nothing to tell.
	Function register.Function
	Notes    []BodyNote // those of which there are reports, that asked for first
	// Several counts the regions and years that have more than one organ that fits, of
	// which one counts.
	Several int
}

// NotesOnBodies returns whose reports a comparison takes for the body that it is asked for.
// Errors are those of Figures.
func NotesOnBodies(ctx context.Context, db *database.DB, c Comparison) (BodyNotes, error) {
	if err := c.validate(); err != nil {
		return BodyNotes{}, err
	}
	asked, ok := register.Named(c.Body)
	if c.Body == "" || !ok {
		return BodyNotes{}, nil
	}
	notes := BodyNotes{Function: asked}
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		source, err := columns.NewSource(ctx, db, tx, c.bodies(), c.codes(scope), c.FromYear, c.ToYear)
		if err != nil {
			return err
		}
		notes.tell(source.Organs())
		return nil
	})
	if err != nil {
		return BodyNotes{}, fmt.Errorf("compare: %w", err)
	}
	return notes, nil
}

// tell gathers the names of the organs that count. One that has only the name asked for is
// told with the function.
func (n *BodyNotes) tell(organs []columns.OrganReport) {
	names := map[string]map[string]BodyName{}
	for _, o := range organs {
		if o.Others > 0 {
			n.Several++
		}
		function := cmp.Or(o.Function, n.Function.ID)
		if names[function] == nil {
			names[function] = map[string]BodyName{}
		}
		year := int(o.At.Year)
		name, known := names[function][o.Body]
		if !known {
			name = BodyName{Name: o.Body, First: year, Last: year}
		}
		name.First, name.Last, name.Reports = min(name.First, year), max(name.Last, year), name.Reports+1
		names[function][o.Body] = name
	}
	for _, kin := range register.Lineage(n.Function.ID) {
		note := BodyNote{Kin: kin}
		for _, name := range names[kin.ID] {
			note.Names = append(note.Names, name)
		}
		slices.SortFunc(note.Names, func(a, b BodyName) int {
			return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Name, b.Name))
		})
		if len(note.Names) > 0 {
			n.Notes = append(n.Notes, note)
		}
	}
}
