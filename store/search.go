package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/normalize/annual"
)

// ErrNoWords is the reason why nothing can be searched for.
var ErrNoWords = errors.New("no letter or digit to search for")

// A Search says which chapters are looked for. An empty field is no condition.
type Search struct {
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

// A Snippet is a piece of a text around the words that were found.
type Snippet struct {
	Text  string
	Marks []Mark // the words in it, in order
}

// A Mark is a part of a text by its bytes: Text[Start:End].
type Mark struct{ Start, End int }

// Search returns chapters of the latest versions of reports that hold all of the
// words, those stored last first. Errors are ErrNoWords, or a *RegionError.
func (s *Store) Search(ctx context.Context, q Search) ([]Hit, error) {
	words := searchWords(q.Words)
	if len(words) == 0 {
		return nil, fmt.Errorf("search %q: %w", q.Words, ErrNoWords)
	}
	var phrases []string
	for _, w := range words {
		phrases = append(phrases, phrase(w))
	}
	var hits []Hit
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		prefix := ""
		if q.Region != "" {
			code, err := regionCode(ctx, tx, q.Region)
			if err != nil {
				return err
			}
			prefix = codePrefix(code)
		}
		var err error
		hits, err = collect(ctx, tx, query("search"), []any{sql.Named("match", strings.Join(phrases, " ")), sql.Named("prefix", prefix),
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

// Lengths of snippets in characters.
const (
	snippetLength = 80
	snippetBefore = 20 // of the first word
)

// snippet returns the piece of a text around the first of the words that it
// holds, with all words in it marked.
func snippet(text string, words []string) Snippet {
	marks := marksIn(text, words)
	if len(marks) == 0 {
		return Snippet{}
	}
	start, end := marks[0].Start, marks[0].Start
	for range snippetBefore {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if size == 0 || r == '\n' {
			break
		}
		start -= size
	}
	for n := utf8.RuneCountInString(text[start:end]); n < snippetLength || end < marks[0].End; n++ {
		r, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || r == '\n' && end >= marks[0].End {
			break
		}
		end += size
	}
	piece := Snippet{Text: text[start:end]}
	for _, m := range marks {
		if m.End <= end {
			piece.Marks = append(piece.Marks, Mark{m.Start - start, m.End - start})
		}
	}
	return piece
}

// marksIn returns where a text holds the words, without overlaps, in order.
// Spaces between the characters of a word don't matter, as in the index.
func marksIn(text string, words []string) []Mark {
	var marks []Mark
	for at := 0; at < len(text); {
		longest := 0
		for _, w := range words {
			longest = max(longest, matchAt(text[at:], w))
		}
		if longest > 0 {
			marks = append(marks, Mark{at, at + longest})
			at += longest
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return marks
}

// matchAt returns how many bytes of a text's beginning are the word, 0 if it
// does not begin with it.
func matchAt(text, word string) int {
	at := 0
	for _, want := range word {
		r, size := utf8.DecodeRuneInString(text[at:])
		for at > 0 && unicode.IsSpace(r) && r != '\n' {
			at += size
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		at += size
	}
	return at
}

// indexChapters puts the chapters of a report into the index, in place of those
// that it had.
func indexChapters(ctx context.Context, tx *session, report int64, sections []annual.Section) error {
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

// sameChapters reports whether two readings have the same chapters, so that the
// index keeps its entries.
func sameChapters(a, b []annual.Section) bool {
	return slices.EqualFunc(a, b, func(x, y annual.Section) bool { return x.Title == y.Title && x.Text == y.Text })
}

// indexOlder puts the chapters of reports into the index that were stored
// before there was one.
func indexOlder(ctx context.Context, tx *session) error {
	reports, err := reportIDs(ctx, tx, "narrative_reports")
	if err != nil {
		return err
	}
	for _, report := range reports {
		sections, err := collect(ctx, tx, query("narrative_text"), []any{sql.Named("report", report)},
			func(scan func(...any) error) (s annual.Section, err error) {
				var position int
				return s, scan(&position, &s.Title, &s.Text)
			})
		if err != nil {
			return err
		}
		if err := indexChapters(ctx, tx, report, sections); err != nil {
			return err
		}
	}
	return nil
}
