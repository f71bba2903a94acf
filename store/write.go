package store

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/renditions"
	"nianbao/store/tables"
)

// reportColumns returns the columns of reports that a reading fills, of a report with the key.
func reportColumns(r annual.Report, key renditions.Key) []any {
	return []any{
		sql.Named("title", r.Title), sql.Named("organ", r.Organ), sql.Named("department", r.Department), sql.Named("body", key.Body), sql.Named("apart", key.Apart),
		sql.Named("organ_kind", string(r.OrganKind)), sql.Named("township", r.Township), sql.Named("identity", string(r.Identity)),
		sql.Named("identity_evidence", r.IdentityEvidence), sql.Named("identity_against", r.IdentityAgainst),
		sql.Named("place_id", r.PlaceID), sql.Named("organ_id", r.OrganID), sql.Named("organ_function", r.Function),
		sql.Named("township_code", r.TownshipCode), sql.Named("scope", string(r.Scope)), sql.Named("scope_sentence", r.ScopeSentence),
		sql.Named("region_code", r.Region.Code), sql.Named("region_name", r.Region.Name),
		sql.Named("region_parent", r.Region.Parent), sql.Named("region_valid_from", r.Region.ValidFrom),
		sql.Named("region_valid_to", r.Region.ValidTo), sql.Named("year", r.Year), sql.Named("form", r.Form),
		sql.Named("period_start", r.PeriodStart), sql.Named("period_end", r.PeriodEnd),
		sql.Named("published", r.Published), sql.Named("correction_mark", r.CorrectionMark),
	}
}

// writeContent writes all that a report holds in lists.
func writeContent(ctx context.Context, tx *database.Session, report int64, r annual.Report) error {
	w := database.NewWriter(ctx, tx, queries)
	for i, s := range r.Sections {
		w.Exec("section_insert", database.PlaceAfter(s.Place, report, i+1, s.Ordinal, s.Title, s.Text)...)
		for j, h := range s.Subheadings {
			w.Exec("subheading_insert", database.PlaceAfter(h.Place, report, i+1, j+1, h.Label, h.Title)...)
		}
	}
	for i, t := range r.Tables {
		w.Exec("report_table_insert", report, i+1, t.Table, t.Form)
	}
	for i, o := range r.Observations {
		w.Exec("observation_insert", database.PlaceAfter(o.Place, report, i+1, o.Indicator, o.Applicant,
			database.DecimalText(o.Value), o.Unit, o.Raw, string(o.Status), o.Confidence, o.Note, o.Remark)...)
	}
	for i, u := range r.Unplaced {
		w.Exec("unplaced_insert", database.PlaceAfter(u.Place, report, i+1, u.Table, u.Indicator,
			database.DecimalText(u.Value), u.Raw, u.Note)...)
	}
	for i, e := range r.Evidence {
		w.Exec("evidence_insert", database.PlaceAfter(e.Place, report, i+1, e.Table, e.Block, string(e.Axis), e.ID, e.Printed, e.Likeness, e.Reason)...)
	}
	for i, f := range r.Findings {
		w.Exec("finding_insert", database.PlaceAfter(f.Place, report, i+1, f.Code, string(f.Severity), f.Message, f.Left, f.Right)...)
		for j, c := range f.Cells {
			w.Exec("finding_cell_insert", report, i+1, j+1, c.Indicator, c.Applicant)
		}
	}
	if err := w.Err(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return tables.Write(ctx, tx, report, r)
}
