package chapters

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// Index puts the chapters of a report into the index, in place of those
// that it had.
func Index(ctx context.Context, tx *database.Session, report int64, sections []annual.Section) error {
	if _, err := tx.ExecContext(ctx, query("narrative_drop"), sql.Named("report", report)); err != nil {
		return err
	}
	for i, s := range sections {
		entry, err := tx.ExecContext(ctx, query("narrative_put"), sql.Named("report", report), sql.Named("section", i+1))
		if err != nil {
			return fmt.Errorf("index of chapters: %w", err)
		}
		docid, err := entry.LastInsertId()
		if err != nil {
			return fmt.Errorf("index of chapters: %w", err)
		}
		if _, err := tx.ExecContext(ctx, query("narrative_index"), sql.Named("docid", docid), sql.Named("pairs", pairs(s.Title+"\n"+s.Text))); err != nil {
			return fmt.Errorf("index of chapters: %w", err)
		}
	}
	return nil
}

// Same reports whether two readings have the same chapters, so that the
// index keeps its entries.
func Same(a, b []annual.Section) bool {
	return slices.EqualFunc(a, b, func(x, y annual.Section) bool { return x.Title == y.Title && x.Text == y.Text })
}

// IndexOlder puts the chapters of reports into the index that were stored
// before there was one.
func IndexOlder(ctx context.Context, tx *database.Session) error {
	reports, err := database.IDs(ctx, tx, query("narrative_reports"))
	if err != nil {
		return err
	}
	for _, report := range reports {
		sections, err := database.Collect(ctx, tx, query("narrative_text"), []any{sql.Named("report", report)},
			func(scan func(...any) error) (s annual.Section, err error) {
				var position int
				return s, scan(&position, &s.Title, &s.Text)
			})
		if err != nil {
			return err
		}
		if err := Index(ctx, tx, report, sections); err != nil {
			return err
		}
	}
	return nil
}
