package chapters

import (
	"bytes"
	"context"
	"database/sql"
	"unicode/utf8"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Paragraph is a paragraph of a report's text.
type Paragraph struct {
	Report  reports.Info // ID, RegionCode, Region, Organ, Body, OrganKind, Year and Title alone
	Section string       // title of its chapter
	Text    string
}

// Paragraphs returns the paragraphs of the reports of the filter that have at
// least so many characters, by report and position, at most limit of them.
func Paragraphs(ctx context.Context, db *database.DB, f reports.Filter, characters, limit int) ([]Paragraph, error) {
	var list []Paragraph
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefixes, err := catalogue.RegionPrefixes(ctx, tx, f.Regions)
		if err != nil {
			return err
		}
		name, args := "all_chapters", []any{sql.Named("from_year", f.FromYear), sql.Named("to_year", f.ToYear), sql.Named("latest", f.LatestOnly),
			sql.Named("characters", characters)}
		if len(prefixes) > 0 {
			chapters, err := chaptersOf(ctx, db, tx, prefixes, f, characters, limit)
			if err != nil {
				return err
			}
			name, args = "chapters_at", []any{sql.Named("chapters", chapters)}
		}
		if list, err = longParagraphs(ctx, tx, name, args, characters, limit); err != nil {
			return err
		}
		return nameReports(ctx, tx, list)
	})
	return list, err
}

// longParagraphs returns the paragraphs in the chapters of a query, with the IDs of
// their reports.
func longParagraphs(ctx context.Context, tx database.Queryer, name string, args []any, characters, limit int) ([]Paragraph, error) {
	rows, err := tx.QueryContext(ctx, query(name), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Paragraph
	var text sql.RawBytes // of many chapters nothing is taken
	for rows.Next() && len(list) < limit {
		var p Paragraph
		if err := rows.Scan(&p.Report.ID, &p.Section, &text); err != nil {
			return nil, err
		}
		for paragraph := range bytes.SplitSeq(text, lineEnd) {
			if utf8.RuneCount(paragraph) >= characters && len(list) < limit {
				p.Text = string(paragraph)
				list = append(list, p)
			}
		}
	}
	return list, rows.Err()
}

// lineEnd parts the paragraphs of a chapter.
var lineEnd = []byte{'\n'}

// nameReports says of each paragraph whose it is. It is looked up once for each
// report.
func nameReports(ctx context.Context, tx database.Queryer, list []Paragraph) error {
	var ids []int64
	for _, p := range list { // by report
		if len(ids) == 0 || ids[len(ids)-1] != p.Report.ID {
			ids = append(ids, p.Report.ID)
		}
	}
	chosen, err := database.JSONList(ids)
	if err != nil {
		return err
	}
	infos, err := database.Collect(ctx, tx, query("chapter_reports"), []any{sql.Named("reports", chosen)}, func(scan func(...any) error) (r reports.Info, err error) {
		return r, scan(&r.ID, &r.Organ, &r.Region, &r.Year, &r.Title, &r.RegionCode, &r.Body, &r.OrganKind)
	})
	if err != nil {
		return err
	}
	byID := make(map[int64]reports.Info, len(infos))
	for _, r := range infos {
		byID[r.ID] = r
	}
	for i := range list {
		list[i].Report = byID[list[i].Report.ID]
	}
	return nil
}
