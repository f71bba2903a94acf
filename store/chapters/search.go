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
		where, err := q.Args(ctx, tx)
		if err != nil {
			return err
		}
		all, err := candidates(ctx, tx, where, words)
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
			rest, err := byIndex(ctx, tx, where, words, missing, max(q.Offset, maxWeighed))
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

// fewReports is up to how many reports of a region are read through. A word that is in every report
// has too many entries in the index to pick out theirs.
var fewReports = 150

// candidates returns the chapters that hold the words, one more than are weighed if there are more.
func candidates(ctx context.Context, tx *sql.Tx, where []any, words []string) ([]Hit, error) {
	var here int
	err := tx.QueryRowContext(ctx, query("reports_within"), append(where, sql.Named("bound", fewReports+1))...).Scan(&here)
	if err != nil {
		return nil, err
	}
	if here > fewReports {
		return byIndex(ctx, tx, where, words, maxWeighed+1, 0)
	}
	all, err := database.Collect(ctx, tx, query("search_within"), where, scanHit)
	var list []Hit
	for _, h := range all {
		if holdsAll(h.SectionTitle+"\n"+h.text, words) {
			list = append(list, h)
		}
	}
	return list, err
}

// byIndex returns a part of the chapters that hold the words, those stored last first.
func byIndex(ctx context.Context, tx *sql.Tx, where []any, words []string, limit, offset int) ([]Hit, error) {
	var phrases []string
	exact := true
	for _, w := range words {
		pieces := phrasesOf(w)
		phrases, exact = append(phrases, pieces...), exact && len(pieces) == 1
	}
	match := strings.Join(phrases, " ")
	if exact {
		return entries(ctx, tx, where, match, limit, offset)
	}
	var list []Hit
	size := limit + offset
	for from := 0; len(list) < size; from += size {
		part, err := entries(ctx, tx, where, match, size, from)
		if err != nil {
			return nil, err
		}
		for _, h := range part {
			if holdsAll(h.SectionTitle+"\n"+h.text, words) {
				list = append(list, h)
			}
		}
		if len(part) < size {
			break
		}
	}
	return list[min(offset, len(list)):min(size, len(list))], nil
}

// entries returns a part of the chapters that the index has for a match, those stored last first.
func entries(ctx context.Context, tx *sql.Tx, where []any, match string, limit, offset int) ([]Hit, error) {
	args := []any{sql.Named("match", match), sql.Named("limit", limit), sql.Named("offset", offset)}
	statement := "search"
	for _, a := range where {
		named := a.(sql.NamedArg)
		if named.Name != "limit" && named.Name != "offset" {
			args = append(args, a)
		}
		if named.Name == "prefix" && named.Value != "" {
			statement = "search_in"
		}
	}
	return database.Collect(ctx, tx, query(statement), args, scanHit)
}

func scanHit(scan func(...any) error) (h Hit, err error) {
	return h, scan(&h.ReportID, &h.Organ, &h.Title, &h.RegionCode, &h.Region, &h.Year, &h.Section, &h.SectionTitle, &h.text)
}

// searchWords returns the words of a question as the index knows them.
func searchWords(text string) []string {
	var words []string
	for part := range strings.FieldsSeq(text) {
		words = append(words, runs(part)...)
	}
	return words
}
