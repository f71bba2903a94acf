package upload

import (
	"context"
	"errors"
	"slices"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/compare/basis"
	"nianbao/store/database"
	"nianbao/store/invented"
	"nianbao/store/profile"
	"nianbao/store/reports"
)

// A known is what the database has of the organ of a visitor's document.
type known struct {
	OrganKey string `json:"organ_page"` // by which its page is found
	// SameYear is the report on the same year, Previous the last on a year before, which is PreviousYear; 0 for none.
	SameYear int64 `json:"same_year_report,omitempty"`
	// Alike counts the figures of tables in which the document and that report agree, Differing those in which they do not, or
	// which one of them alone has: there may be two versions of a report.
	Alike        int   `json:"same_year_alike,omitempty"`
	Differing    int   `json:"same_year_differing,omitempty"`
	Previous     int64 `json:"previous_report,omitempty"`
	PreviousYear int   `json:"previous_year,omitempty"`
	Year         int   `json:"year"`
	// Examples says that what there is of a year before is invented alone, with which a real document is not compared,
	// SameYearInvented that the report on the same year is.
	Examples         bool `json:"previous_invented_alone,omitempty"`
	SameYearInvented bool `json:"same_year_invented,omitempty"`
	// Invented says that all reports are which the page of the organ has, PreviousInvented that the one is that is compared.
	Invented         bool `json:"invented_alone,omitempty"`
	PreviousInvented bool `json:"previous_invented,omitempty"`
}

// knownOf looks the organ of a report up, nil where nothing is known of it. A real report goes with real ones alone:
// beside one whose figures nobody counted each change would be invented.
func knownOf(ctx context.Context, db *database.DB, r *annual.Report) (*known, error) {
	key := profile.KeyOf(r.OrganID, r.Region.Code, r.Body())
	if key == "" || r.Year == 0 {
		return nil, nil
	}
	here, err := profile.Organ(ctx, db, key)
	if byName := profile.KeyOf("", r.Region.Code, r.Body()); errors.Is(err, reports.ErrNotFound) && byName != "" && byName != key {
		// Reports of the same organ may be stored without its id: of one whose name has a mark of the example before it none is told.
		key = byName
		here, err = profile.Organ(ctx, db, key)
	}
	if errors.Is(err, reports.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	made, err := invented.Of(ctx, db)
	if err != nil {
		return nil, err
	}
	real := func(r profile.Report) bool { return !made.Has(r.ID) }
	k := &known{OrganKey: key, Year: r.Year, Invented: !slices.ContainsFunc(here.Reports, real)}
	if same, ok := here.Earlier(r.Year + 1); ok && same.Year == r.Year {
		k.SameYear, k.SameYearInvented = same.ID, made.Has(same.ID)
	}
	_, k.Examples = here.Earlier(r.Year)
	if !invented.Says(r) {
		here.Counted = slices.DeleteFunc(slices.Clone(here.Counted), func(r profile.Report) bool { return made.Has(r.ID) })
	}
	if before, ok := here.Earlier(r.Year); ok {
		k.Previous, k.PreviousYear, k.Examples, k.PreviousInvented = before.ID, before.Year, false, made.Has(before.ID)
	}
	return k, nil
}

// besideEarlier puts a single report beside its organ's last report on a year before, if there is one in
// the database.
func (d *view) besideEarlier(ctx context.Context, db *database.DB, language wording.Language) error {
	if len(d.Documents) != 1 || d.Documents[0].Report == nil {
		return nil
	}
	now := d.Documents[0].Report
	var err error
	if d.Known, err = knownOf(ctx, db, now); err != nil || d.Known == nil {
		return err
	}
	if d.Known.SameYear != 0 {
		same, err := report.Load(ctx, db, d.Known.SameYear)
		if err != nil {
			return err
		}
		d.Known.Alike, d.Known.Differing = agreement(now, &same.Report)
	}
	if d.Known.Previous == 0 {
		return nil
	}
	before, err := report.Load(ctx, db, d.Known.Previous)
	if err != nil {
		return err
	}
	d.beside(language, &before.Report, now)
	d.Left.Invented = d.Known.PreviousInvented
	return nil
}

// agreement counts the figures of tables in which two reports agree, and those in which they do not.
func agreement(a, b *annual.Report) (alike, differing int) {
	figures := func(r *annual.Report) map[annual.CellRef]string {
		list := map[annual.CellRef]string{}
		for _, o := range r.Observations {
			if o.Value != nil {
				list[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}] = o.Value.String()
			}
		}
		return list
	}
	ours, theirs := figures(a), figures(b)
	for ref, value := range ours {
		if theirs[ref] == value {
			alike++
			continue
		}
		differing++
	}
	for ref := range theirs {
		if _, known := ours[ref]; !known {
			differing++
		}
	}
	return alike, differing
}

// beside puts two reports side by side, the earlier on the left.
func (d *view) beside(language wording.Language, left, right *annual.Report) {
	d.Left = report.Link{Organ: left.Organ, Year: left.Year}
	d.Right = report.Link{Organ: right.Organ, Year: right.Year}
	d.Cells = report.PairCells(printed.Tables(left), printed.Tables(right), naming.Names(language), basis.OfReport(left), basis.OfReport(right))
	c := prose.Compare(left.Sections, right.Sections)
	d.Comparison = &c
}

// Compared counts the figures in which the document and the report of its year could agree.
func (k known) Compared() int { return k.Alike + k.Differing }
