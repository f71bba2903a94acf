package export

import (
	"slices"

	"nianbao/store/database"
)

var sourceColumns = slices.Concat(identityColumns, []column{
	{name: "organ_kind", kind: textKind, nullable: true, width: 16},
	{name: "township", kind: textKind, nullable: true, width: 14},
	{name: "identity", kind: textKind, nullable: true, width: 10}, // certain, doubtful, unknown
	{name: "identity_evidence", kind: textKind, nullable: true, width: 40},
	{name: "identity_against", kind: textKind, nullable: true, width: 40},
	{name: "place_id", kind: textKind, nullable: true, width: 9},
	{name: "organ_id", kind: textKind, nullable: true, width: 24},
	{name: "organ_function", kind: textKind, nullable: true, width: 18},
	{name: "township_code", kind: textKind, nullable: true, width: 11},
	{name: "scope", kind: textKind, nullable: true, width: 9}, // own, area, unknown
	{name: "scope_sentence", kind: textKind, nullable: true, width: 40},
	{name: "latest", kind: flagKind, width: 8},
	{name: "revision", kind: smallKind, width: 8},
	{name: "form", kind: textKind, nullable: true, width: 8},
	{name: "title", kind: textKind, width: 50},
	{name: "period_start", kind: textKind, nullable: true, width: 12}, // ISO 8601
	{name: "period_end", kind: textKind, nullable: true, width: 12},
	{name: "path", kind: textKind, width: 40}, // of the document, where it was first seen
	{name: "source_url", kind: textKind, nullable: true, width: 40},
	{name: "fetched_at", kind: textKind, nullable: true, width: 21},
	{name: "imported_at", kind: textKind, width: 21},
	{name: "read_at", kind: textKind, width: 21}, // when this reading was stored
	{name: "sha256", kind: textKind, width: 20},
	{name: "size", kind: integerKind, width: 10}, // bytes
	{name: "media_type", kind: textKind, width: 16},
	{name: "pages", kind: smallKind, width: 8},
	{name: "producer", kind: textKind, width: 20},
	{name: "repaired", kind: textKind, width: 14},
	{name: "parser", kind: textKind, width: 14},
	{name: "figures", kind: smallKind, width: 8}, // of the report, whatever the filter
	{name: "errors", kind: smallKind, width: 8},
	{name: "warnings", kind: smallKind, width: 9},
	{name: "flagged", kind: smallKind, width: 8},
	{name: "untrusted", kind: smallKind, width: 10},
	{name: "unplaced", kind: smallKind, width: 10},
	{name: "corrected", kind: smallKind, width: 10},
})

// reportTable has a row for each report with its source and its counts.
func (src *source) reportTable() table {
	return table{
		shape:   ReportRows,
		columns: sourceColumns,
		count:   func() (int, error) { return len(src.infos), nil },
		each: func(do func([]field) error) error {
			rows, err := src.tx.QueryContext(src.ctx, query("export_sources"), src.args()...)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var at, pages, figures int
				var size int64
				var mediaType, url, fetched, imported, producer, repaired string
				if err := rows.Scan(&at, &size, &mediaType, &url, &fetched, &imported, &pages, &producer, &repaired,
					&figures); err != nil {
					return err
				}
				i := &src.infos[at]
				if err := do(append(identityFields(i), knownField(i.OrganKind), knownField(i.Township), knownField(i.Identity),
					knownField(i.Evidence), knownField(i.Against), knownField(i.PlaceID), knownField(i.OrganID), knownField(i.Function),
					knownField(i.TownshipCode), knownField(i.Scope), knownField(i.ScopeSentence),
					flagField(i.Latest), intField(i.Revision), knownField(i.Form),
					textField(i.Title), knownField(i.PeriodStart), knownField(i.PeriodEnd),
					textField(i.Path), knownField(url), knownField(fetched), textField(imported),
					textField(database.Timestamp(i.StoredAt)), textField(i.SHA256), field{integer: size}, textField(mediaType),
					intField(pages), textField(producer), textField(repaired), textField(i.Parser), intField(figures),
					intField(i.Errors), intField(i.Warnings), intField(i.Flagged), intField(i.Untrusted),
					intField(i.Unplaced), intField(i.Corrected))); err != nil {
					return err
				}
			}
			return rows.Err()
		},
	}
}

var findingColumns = slices.Concat(identityColumns, []column{
	{name: "finding", kind: smallKind, width: 8}, // number in the report
	{name: "code", kind: textKind, width: 26},
	{name: "severity", kind: textKind, width: 10},
	{name: "message", kind: textKind, width: 70},
	{name: "left_sum", kind: textKind, nullable: true, width: 12}, // as text: a finding may set other things side by side
	{name: "right_sum", kind: textKind, nullable: true, width: 12},
	{name: "cells", kind: textKind, width: 40}, // columns of the wide shape, parted by "; "
	{name: "page", kind: smallKind, nullable: true, width: 8},
	{name: "correction", kind: textKind, nullable: true, width: 10}, // what corrections do to it: mended, replaced, raised
})

// findingTable has a row for each finding about the reports of the filter,
// whichever indicators are chosen.
func (src *source) findingTable() table {
	return table{
		shape:   FindingRows,
		columns: findingColumns,
		count:   func() (int, error) { return src.count("export_finding_count", src.args()...) },
		each: func(do func([]field) error) error {
			rows, err := src.tx.QueryContext(src.ctx, query("export_findings"), src.args()...)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var at, number int
				var code, severity, message, left, right, cells, effect string
				var page *int
				if err := rows.Scan(&at, &number, &code, &severity, &message, &left, &right, &cells, &page, &effect); err != nil {
					return err
				}
				paged := field{null: true}
				if page != nil {
					paged = intField(*page)
				}
				if err := do(append(identityFields(&src.infos[at]), intField(number), textField(code), textField(severity),
					textField(message), knownField(left), knownField(right), textField(cells), paged, knownField(effect))); err != nil {
					return err
				}
			}
			return rows.Err()
		},
	}
}
