package renditions

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Rendition is one file of a version of a report.
type Rendition struct {
	Info      reports.Info
	MediaType string
	SourceURL string // where it was published, "" where that is not known
	FetchedAt string // from there, ISO 8601
	Listed    string // day that stood beside the link to it, ISO 8601, "" where none is known
	Sure      int    // figures of tables that are read, derived or corrected
	// Confirmed and Differing count the cells that it and the one that stands both state: alike
	// and otherwise. They are 0 of the one that stands.
	Confirmed, Differing int
}

// A Verdict says how a rendition's figure is to that of the one that stands.
type Verdict string

// The verdicts. That another rendition confirms a figure makes it no surer: a text may be made
// of the same file.
const (
	Confirmed Verdict = "confirmed" // it is the same
	Differs   Verdict = "differs"   // it is another
)

// A Cell is one that the rendition that stands and another one both state.
type Cell struct {
	annual.CellRef
	Other       int64 // ID of the other's report
	Rendition   int   // its number
	Value       string
	Status      annual.Status
	Place       document.Place
	OtherValue  string
	OtherStatus annual.Status
	OtherPlace  document.Place
	Verdict     Verdict
	InDoubt     bool // one of the two is flagged or inferred
}

// A Publication is a version of a report in its renditions, and what they say of each other.
type Publication struct {
	Renditions []Rendition // the one that stands first
	Cells      []Cell      // by rendition, in the order of the report that stands
	// Others stand for the other versions of the organ and year, in their order.
	Others []reports.Info
	// Findings are those of the views: renditions that differ, and versions of which nothing
	// tells the order.
	Findings []annual.Finding
}

// PathOf returns the path of the file of a report among the renditions, "" of another.
func (p Publication) PathOf(report int64) string {
	if i := slices.IndexFunc(p.Renditions, func(r Rendition) bool { return r.Info.ID == report }); i >= 0 {
		return p.Renditions[i].Info.Path
	}
	return ""
}

// A Witness is what another file of a publication states of a cell.
type Witness struct {
	Report  int64
	Path    string
	Verdict Verdict
	Value   string
	Place   document.Place
}

// WitnessesOf returns what the other files state of a cell of a report: those that are compared with the one that stands, and
// for another that one itself.
func (p Publication) WitnessesOf(report int64, cell annual.CellRef) (list []Witness) {
	stands := p.Renditions[0].Info
	for _, c := range p.Cells {
		switch {
		case c.CellRef != cell:
		case report == stands.ID:
			list = append(list, Witness{c.Other, p.PathOf(c.Other), c.Verdict, c.OtherValue, c.OtherPlace})
		case report == c.Other:
			list = append(list, Witness{stands.ID, stands.Path, c.Verdict, c.Value, c.Place})
		}
	}
	return list
}

// Of returns the publication that a report is of, alone or among others. The error wraps
// reports.ErrNotFound.
func Of(ctx context.Context, db *database.DB, report int64) (Publication, error) {
	var p Publication
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		if p.Renditions, err = renditionsOf(ctx, tx, report); err != nil {
			return err
		}
		if len(p.Renditions) == 0 {
			return reports.ErrNotFound
		}
		stands := []any{sql.Named("report", p.Renditions[0].Info.ID)}
		if p.Cells, err = database.Collect(ctx, tx, query("rendition_cells"), stands, scanCell); err != nil {
			return err
		}
		p.count()
		if p.Findings, err = database.Collect(ctx, tx, query("findings"), stands, scanFinding); err != nil {
			return err
		}
		p.Others, err = infosOf(ctx, tx, query("versions_beside"), stands)
		return err
	})
	return p, err
}

func renditionsOf(ctx context.Context, tx database.Queryer, report int64) ([]Rendition, error) {
	list, err := database.Collect(ctx, tx, query("renditions_of"), []any{sql.Named("report", report)},
		func(scan func(...any) error) (r Rendition, err error) {
			return r, scan(&r.Info.ID, &r.MediaType, &r.SourceURL, &r.FetchedAt, &r.Listed, &r.Sure)
		})
	for i := range list {
		if err == nil {
			list[i].Info, err = reports.InfoByID(ctx, tx, list[i].Info.ID)
		}
	}
	return list, err
}

func infosOf(ctx context.Context, tx database.Queryer, ids string, args []any) ([]reports.Info, error) {
	list, err := database.IDs(ctx, tx, ids, args...)
	var infos []reports.Info
	for _, id := range list {
		if err != nil {
			break
		}
		var info reports.Info
		info, err = reports.InfoByID(ctx, tx, id)
		infos = append(infos, info)
	}
	return infos, err
}

// count adds the cells up by rendition.
func (p *Publication) count() {
	byNumber := map[int]*Rendition{}
	for i := range p.Renditions {
		byNumber[p.Renditions[i].Info.Rendition] = &p.Renditions[i]
	}
	for _, c := range p.Cells {
		r := byNumber[c.Rendition]
		if c.Verdict == Confirmed {
			r.Confirmed++
		} else {
			r.Differing++
		}
	}
}

func scanCell(scan func(...any) error) (c Cell, err error) {
	var here, there database.PlaceColumns
	err = scan(there.Targets(here.Targets(&c.Other, &c.Rendition, &c.Indicator, &c.Applicant, &c.Value, &c.Status,
		&c.OtherValue, &c.OtherStatus, &c.Verdict, &c.InDoubt)...)...)
	c.Place, c.OtherPlace = here.Place(), there.Place()
	return c, err
}

func scanFinding(scan func(...any) error) (f annual.Finding, err error) {
	var cell annual.CellRef
	if err := scan(&f.Code, &f.Severity, &f.Message, &f.Left, &f.Right, &cell.Indicator, &cell.Applicant, &f.Place.Page); err != nil {
		return f, err
	}
	if cell.Indicator != "" {
		f.Cells = []annual.CellRef{cell}
	}
	return f, nil
}
