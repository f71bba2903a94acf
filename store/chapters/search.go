package chapters

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// ErrNoWords is the reason why nothing can be searched for.
var ErrNoWords = errors.New("no letter or digit to search for")

// A Query says which chapters are looked for. An empty field is no condition.
type Query struct {
	// Words are parted by spaces or marks; a chapter must hold each of them, in any
	// order. A word is found inside of others, in small letters or capitals.
	Words            string
	Region           string // name or code; it stands for itself and all within it
	FromYear, ToYear int
	Limit, Offset    int // the part of the hits that is wanted; without a limit there are none
}

// A Hit is a chapter with all words of a search.
type Hit struct {
	ReportID     int64
	Organ, Title string // of the report
	RegionCode   string // empty if unknown
	Region       string
	Year         int    // 0 if unknown
	Section      int    // position in the report, from 1
	SectionTitle string // empty for what precedes the first heading
	Snippet      Snippet
}

// Search returns chapters of the latest versions of reports that hold all of the
// words, those stored last first. Errors are ErrNoWords, or a *RegionError.
func Search(ctx context.Context, db *database.DB, q Query) ([]Hit, error) {
	words := searchWords(q.Words)
	if len(words) == 0 {
		return nil, fmt.Errorf("search %q: %w", q.Words, ErrNoWords)
	}
	var phrases []string
	for _, w := range words {
		phrases = append(phrases, phrase(w))
	}
	var hits []Hit
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		hits, err = database.Collect(ctx, tx, query("search"), []any{sql.Named("match", strings.Join(phrases, " ")), sql.Named("prefix", prefix),
			sql.Named("from_year", q.FromYear), sql.Named("to_year", q.ToYear), sql.Named("limit", max(q.Limit, 0)), sql.Named("offset", max(q.Offset, 0))},
			func(scan func(...any) error) (h Hit, err error) {
				var text string
				if err := scan(&h.ReportID, &h.Organ, &h.Title, &h.RegionCode, &h.Region, &h.Year, &h.Section, &h.SectionTitle, &text); err != nil {
					return h, err
				}
				h.Snippet = snippet(h.SectionTitle+"\n"+text, words)
				return h, nil
			})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// searchWords returns the words of a question as the index knows them.
func searchWords(text string) []string {
	var words []string
	for part := range strings.FieldsSeq(text) {
		words = append(words, runs(part)...)
	}
	return words
}
