package profile

import (
	"context"

	"nianbao/normalize/annual"
	"nianbao/store/columns"
	"nianbao/store/compare"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// unstoredYears is how many years before its own the peers of a report are looked for that is in no database: it is
// often the newest, of which nobody else's is here yet.
const unstoredYears = 3

// PeersOfUnstored returns the reports of the organs that a report's is beside that is in no database, which stands first
// with the id 0, and the year that they are on: its own, or the last of the few before of which there are any. A stored
// report of the organ itself is not among them. Where there are none, InventedAlone tells why.
func PeersOfUnstored(ctx context.Context, db *database.DB, r *annual.Report) (Peers, int, error) {
	p, year, err := peersOfUnstored(ctx, db, r, invented.Says(r))
	if err != nil || len(p.Reports) > 0 || p.Kind == NoPeers || invented.Says(r) {
		return p, year, err
	}
	made, _, err := peersOfUnstored(ctx, db, r, true)
	p.InventedAlone = len(made.Reports) > 0
	return p, year, err
}

// peersOfUnstored returns them, with invented reports if those count: no report where there is none but the own.
func peersOfUnstored(ctx context.Context, db *database.DB, r *annual.Report, examples bool) (Peers, int, error) {
	var none Peers
	own := Report{Region: r.Region, Year: r.Year, Organ: r.Organ, Body: r.Body(), OrganID: r.OrganID, Function: r.Function, Township: r.Township,
		Kind: r.OrganKind, Identity: r.Identity, Scope: r.Scope, Form: r.Form, Title: r.Title}
	for year := r.Year; year > r.Year-unstoredYears; year-- {
		at := own
		at.Year = year
		p, err := peersOfOrgan(ctx, db, at, examples)
		if err != nil || p.Kind == NoPeers {
			return p, 0, err
		}
		if len(p.Reports) > 1 {
			p.Reports[0] = own
			return p, year, nil
		}
		none = Peers{Kind: p.Kind, Region: p.Region, Expected: p.Expected}
	}
	return none, 0, nil
}

// FiguresOf returns the key figures of a report that is in no database, in the order of KeyFigures.
func FiguresOf(r *annual.Report) ([]compare.Figure, error) {
	reported, err := columns.ReportedIn(r.Observations)
	if err != nil {
		return nil, err
	}
	var figures []compare.Figure
	for _, k := range KeyFigures() {
		f := compare.Figure{Region: r.Region, Year: r.Year, Invented: invented.Says(r)}
		k.fill(&f, columns.Unstored, reported)
		figures = append(figures, f)
	}
	return figures, nil
}
