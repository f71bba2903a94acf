package store

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"
)

// A Paragraph is a paragraph of a report's text.
type Paragraph struct {
	Report  ReportInfo // ID, Organ, Region, Year and Title alone
	Section string     // title of its chapter
	Text    string
}

// Paragraphs returns the paragraphs of the reports of the filter that have at
// least so many characters, by report and position, at most limit of them.
func (s *Store) Paragraphs(ctx context.Context, f Filter, characters, limit int) ([]Paragraph, error) {
	var list []Paragraph
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		prefixes, err := regionPrefixes(ctx, tx, f.Regions)
		if err != nil {
			return err
		}
		name, args := "all_chapters", []any{sql.Named("from_year", f.FromYear), sql.Named("to_year", f.ToYear), sql.Named("latest", f.LatestOnly)}
		if len(prefixes) > 0 {
			regions, err := jsonList(prefixes)
			if err != nil {
				return err
			}
			name, args = "chapters", append(args, sql.Named("regions", regions))
		}
		rows, err := tx.QueryContext(ctx, query(name), args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() && len(list) < limit {
			var p Paragraph
			var text string
			if err := rows.Scan(&p.Report.ID, &p.Report.Organ, &p.Report.Region, &p.Report.Year, &p.Report.Title, &p.Section, &text); err != nil {
				return err
			}
			for _, p.Text = range strings.Split(text, "\n") {
				if utf8.RuneCountInString(p.Text) >= characters && len(list) < limit {
					list = append(list, p)
				}
			}
		}
		return rows.Err()
	})
	return list, err
}
