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
	Amounts      []Amount // of the sentences with one of the words

	text string
}

// A Ranking is a part of the chapters that hold all words of a search, the best first.
type Ranking struct {
	Hits    []Hit
	Weighed int  // how many of them were compared: all, unless there are more
	More    bool // there are more than those, which come after them, those stored last first
}

// maxWeighed bounds the chapters that are compared: those stored last.
const maxWeighed = 400

// Search returns the hits of Rank.
func Search(ctx context.Context, db *database.DB, q Query) ([]Hit, error) {
	r, err := Rank(ctx, db, q)
	return r.Hits, err
}

// Rank returns chapters of the latest versions of reports that hold all of the words: those first
// that have them most often for their length, and newer reports before older ones (see rank).
// Errors are ErrNoWords, or a *RegionError.
func Rank(ctx context.Context, db *database.DB, q Query) (Ranking, error) {
	words := searchWords(q.Words)
	if len(words) == 0 {
		return Ranking{}, fmt.Errorf("search %q: %w", q.Words, ErrNoWords)
	}
	var found Ranking
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		look, err := lookerFor(ctx, db, tx, q)
		if err != nil {
			return err
		}
		all, err := look.candidates(words)
		if err != nil {
			return err
		}
		found.More = len(all) > maxWeighed
		all = all[:min(len(all), maxWeighed)]
		rank(all, words)
		found.Weighed = len(all)
		from := min(max(q.Offset, 0), len(all))
		found.Hits = all[from:min(from+max(q.Limit, 0), len(all))]
		if missing := max(q.Limit, 0) - len(found.Hits); found.More && missing > 0 {
			rest, err := look.byIndex(words, missing, max(q.Offset, maxWeighed))
			if err != nil {
				return err
			}
			found.Hits = append(found.Hits, rest...)
		}
		return nil
	})
	if err != nil {
		return Ranking{}, fmt.Errorf("search: %w", err)
	}
	for i := range found.Hits {
		h := &found.Hits[i]
		h.Snippet = snippet(h.SectionTitle+"\n"+h.text, words)
		h.Amounts = amountsIn(h.text, words)
	}
	return found, nil
}

// searchWords returns the words of a question as the index knows them.
func searchWords(text string) []string {
	var words []string
	for part := range strings.FieldsSeq(text) {
		words = append(words, runs(part)...)
	}
	return words
}
