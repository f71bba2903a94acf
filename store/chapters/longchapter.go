package chapters

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"unicode/utf8"

	"nianbao/store/database"
	"nianbao/store/reports"
)

// A longChapter is a chapter with paragraphs of some length.
type longChapter struct {
	report     int64
	position   int32 // in the report
	year       int32 // of the report, 0 if unknown
	paragraphs int32 // of that length
}

// chaptersOf returns where the first paragraphs of so many characters are in the
// reports of regions, as a JSON array of pairs of report and position.
func chaptersOf(ctx context.Context, db *database.DB, tx database.Queryer, prefixes []string, f reports.Filter, characters, limit int) (string, error) {
	long, err := longChapters(ctx, db, tx, prefixes, f.LatestOnly, characters)
	if err != nil {
		return "", err
	}
	var places [][2]int64
	for _, c := range long {
		year := int(c.year)
		if limit <= 0 || f.FromYear != 0 && year < f.FromYear || f.ToYear != 0 && (year == 0 || year > f.ToYear) {
			continue
		}
		places = append(places, [2]int64{c.report, int64(c.position)})
		limit -= int(c.paragraphs)
	}
	return database.JSONList(places)
}

// longChapters returns the chapters with such paragraphs in any year, by report and
// position. Few chapters have any, and all of the text is read to find them, so
// that the answer is kept.
func longChapters(ctx context.Context, db *database.DB, tx database.Queryer, prefixes []string, latest bool, characters int) ([]longChapter, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	regions, err := database.JSONList(prefixes)
	if err != nil {
		return nil, err
	}
	sizeOf := func(list []longChapter) int { return len(list) * 24 }
	return database.Keep(db, state, fmt.Sprintf("chapters %s %t %d", regions, latest, characters), sizeOf, func() ([]longChapter, error) {
		args := []any{sql.Named("regions", regions), sql.Named("latest", latest), sql.Named("characters", characters)}
		rows, err := tx.QueryContext(ctx, query("region_chapters"), args...)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		var list []longChapter
		var text sql.RawBytes
		for rows.Next() {
			var c longChapter
			if err := rows.Scan(&c.report, &c.position, &c.year, &text); err != nil {
				return nil, err
			}
			for paragraph := range bytes.SplitSeq(text, lineEnd) {
				if utf8.RuneCount(paragraph) >= characters {
					c.paragraphs++
				}
			}
			if c.paragraphs > 0 {
				list = append(list, c)
			}
		}
		return list, rows.Err()
	})
}
