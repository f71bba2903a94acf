package export

import (
	"database/sql"
	"slices"

	"nianbao/normalize/chinese"
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
	{name: "published", kind: textKind, nullable: true, width: 12},       // ISO 8601, as the document says
	{name: "correction_mark", kind: textKind, nullable: true, width: 14}, // words of the title
	{name: "version_by", kind: textKind, nullable: true, width: 12},      // published, correction, fetched, unknown
}, keyColumns)

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
				row := append(identityFields(i), knownField(i.OrganKind), knownField(i.Township), knownField(i.Identity),
					knownField(i.Evidence), knownField(i.Against), knownField(i.PlaceID), knownField(i.OrganID), knownField(i.Function),
					knownField(i.TownshipCode), knownField(i.Scope), knownField(i.ScopeSentence),
					flagField(i.Latest), intField(i.Revision), knownField(i.Form),
					textField(i.Title), knownField(i.PeriodStart), knownField(i.PeriodEnd),
					textField(i.Path), knownField(url), knownField(fetched), textField(imported),
					textField(database.Timestamp(i.StoredAt)), textField(i.SHA256), field{integer: size}, textField(mediaType),
					intField(pages), textField(producer), textField(repaired), textField(i.Parser), intField(figures),
					intField(i.Errors), intField(i.Warnings), intField(i.Flagged), intField(i.Untrusted),
					intField(i.Unplaced), intField(i.Corrected),
					knownField(i.Published), knownField(i.CorrectionMark), knownField(i.VersionBy))
				if err := do(append(row, keyFields(i)...)); err != nil {
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
	{name: "message_zh", kind: textKind, width: 70},
	{name: "left_sum", kind: textKind, nullable: true, width: 12}, // as text: a finding may set other things side by side
	{name: "right_sum", kind: textKind, nullable: true, width: 12},
	{name: "cells", kind: textKind, width: 40}, // columns of the wide shape, parted by "; "
	{name: "page", kind: smallKind, nullable: true, width: 8},
	{name: "correction", kind: textKind, nullable: true, width: 10}, // what corrections do to it: mended, replaced, raised
}, fileColumns)

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
			report, last := -1, 0
			for rows.Next() {
				var at, number, rank, place int
				var code, severity, message, left, right, cells, effect string
				var page *int
				if err := rows.Scan(&at, &number, &code, &severity, &message, &left, &right, &cells, &page, &effect, &rank, &place); err != nil {
					return err
				}
				if at != report {
					report, last = at, 0
				}
				if number == 0 {
					number = last + 1
				}
				last = number
				paged := field{null: true}
				if page != nil {
					paged = intField(*page)
				}
				row := append(identityFields(&src.infos[at]), intField(number), textField(code), textField(severity),
					textField(message), textField(chinese.Of(message)), knownField(left), knownField(right), textField(cells), paged, knownField(effect))
				if err := do(append(row, fileFields(&src.infos[at])...)); err != nil {
					return err
				}
			}
			return rows.Err()
		},
	}
}

var renditionColumns = slices.Concat(identityColumns, []column{
	{name: "other_report_key", kind: textKind, width: 18}, // of the other rendition
	{name: "indicator", kind: textKind, width: 40},
	{name: "applicant", kind: textKind, width: 16},
	{name: "verdict", kind: textKind, width: 10}, // confirmed, differs
	{name: "value", kind: decimalKind, width: 14},
	{name: "status", kind: textKind, width: 10},
	{name: "other_value", kind: decimalKind, width: 14},
	{name: "other_status", kind: textKind, width: 10},
	{name: "path", kind: textKind, width: 40},
	{name: "page", kind: smallKind, nullable: true, width: 8},
	{name: "line", kind: smallKind, nullable: true, width: 8},
	{name: "other_path", kind: textKind, width: 40},
	{name: "other_page", kind: smallKind, nullable: true, width: 8},
	{name: "other_line", kind: smallKind, nullable: true, width: 8},
	keyColumns[1],
	fileColumns[2],
})

// renditionTable has a row for each cell that the rendition which stands for a version and
// another one both state. The view rendition_cells has the boxes of their places too.
func (src *source) renditionTable() table {
	return table{
		shape:   RenditionRows,
		columns: renditionColumns,
		count:   func() (int, error) { return src.count("export_rendition_count", src.args(src.wanted())...) },
		each: func(do func([]field) error) error {
			rows, err := src.tx.QueryContext(src.ctx, query("export_renditions"), src.args(src.wanted())...)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var at int
				var texts [10]string
				var page, line, otherPage, otherLine sql.NullInt64
				if err := rows.Scan(&at, &texts[0], &texts[1], &texts[2], &texts[3], &texts[4], &texts[5], &texts[6], &texts[7],
					&texts[8], &page, &line, &texts[9], &otherPage, &otherLine); err != nil {
					return err
				}
				fields := identityFields(&src.infos[at])
				for _, text := range texts[:9] {
					fields = append(fields, textField(text))
				}
				if err := do(append(fields, placeField(page), placeField(line), textField(texts[9]), placeField(otherPage), placeField(otherLine),
					fileFields(&src.infos[at])[1], fileFields(&src.infos[at])[2])); err != nil {
					return err
				}
			}
			return rows.Err()
		},
	}
}

func placeField(n sql.NullInt64) field { return field{integer: n.Int64, null: !n.Valid} }
