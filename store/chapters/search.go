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

// A Query says which chapters are looked for. Each must hold all of its words, which marks
// part too, in any order; a word is found inside of others, in small letters or capitals.
type Query = catalogue.Search

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
		where, err := q.Args(ctx, tx)
		if err != nil {
			return err
		}
		hits, err = database.Collect(ctx, tx, query("search"), append(where, sql.Named("match", strings.Join(phrases, " "))),
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
