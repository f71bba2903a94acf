package chapters

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A looker looks for words in the chapters that a search chooses.
type looker struct {
	ctx   context.Context
	tx    *sql.Tx
	where []any // the parameters of the search
	from  catalogue.Selection
	// shelf is nil if every report is chosen, or it is not in memory.
	shelf *shelf
	// newest are the reports that can be chosen, the newest of them where they are many, and few says that they are all. It
	// is nil where there are more than are read.
	newest []int64
	few    bool
}

// Reports are read through if they are not more than few, and of many the newest as long as they hold so many hits
// that there will be enough. A word that is in every report has too many entries in the index to pick out theirs:
// of a million reports it takes half a second.
var (
	fewReports = 150
	manyToRead = 900
)

func lookerFor(ctx context.Context, db *database.DB, tx *sql.Tx, q Query) (l looker, err error) {
	l.ctx, l.tx = ctx, tx
	if l.from, err = q.Selection(ctx, tx); err != nil {
		return l, err
	}
	if l.where, err = q.Args(ctx, tx); err != nil || l.from.Whole() {
		return l, err
	}
	s, ok, err := prepared(ctx, db, tx)
	if err != nil {
		return l, err
	}
	if ok && !s.scattered {
		l.shelf = s
		l.newest = s.newestOf(l.from, manyToRead)
		l.few = len(l.newest) <= fewReports
	} else if l.from.Prefix() != "" {
		l.newest, err = database.IDs(ctx, tx, query("reports_within"), append(l.where, sql.Named("bound", fewReports+1))...)
		if l.few = len(l.newest) <= fewReports; !l.few {
			l.newest = nil
		}
	}
	return l, err
}

// candidates returns the chapters that hold the words, one more than are weighed if there are more.
func (l looker) candidates(words []string) ([]Hit, error) {
	if l.few {
		found, err := l.readThrough(l.newest, words)
		if err != nil {
			return nil, err
		}
		return l.hits(found)
	}
	found, enough, err := l.inNewest(words)
	if err != nil {
		return nil, err
	}
	if enough {
		return l.hits(found[:min(len(found), maxWeighed+1)])
	}
	return l.byIndex(words, maxWeighed+1, 0)
}

// inNewest reads the newest of the chosen reports through, and reports whether that was enough: all of them were read, or there
// are more entries than are weighed.
func (l looker) inNewest(words []string) (entries []int64, enough bool, err error) {
	for read, next := 0, min(fewReports, len(l.newest)); next > read; {
		some, err := l.readThrough(l.newest[read:next], words)
		if err != nil {
			return nil, false, err
		}
		if entries = append(entries, some...); len(entries) > maxWeighed {
			return entries, true, nil
		}
		all := len(l.newest) < manyToRead
		if read = next; all && read == len(l.newest) {
			return entries, true, nil
		}
		if len(entries) == 0 {
			if nowhere, err := l.nowhere(words); nowhere || err != nil {
				return nil, nowhere, err
			}
		}
		if expected := read * (maxWeighed + 1) / max(1, len(entries)); all || expected < len(l.newest) {
			next = min(len(l.newest), expected+fewReports/2)
		}
	}
	return nil, false, nil
}

// readThrough returns the entries of the chapters of some reports that hold the words.
func (l looker) readThrough(reports []int64, words []string) ([]int64, error) {
	list, err := database.JSONList(reports)
	if err != nil {
		return nil, err
	}
	rows, err := l.tx.QueryContext(l.ctx, query("search_through"), sql.Named("reports", list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var entries []int64
	for rows.Next() {
		var entry int64
		var title, text string
		if err := rows.Scan(&entry, &title, &text); err != nil {
			return nil, err
		}
		if holdsAll(title+"\n"+text, words) {
			entries = append(entries, entry)
		}
	}
	slices.SortFunc(entries, func(a, b int64) int { return cmp.Compare(b, a) })
	return entries, rows.Err()
}

// hits returns the chapters of entries that are chosen.
func (l looker) hits(entries []int64) ([]Hit, error) {
	list, err := database.JSONList(entries)
	if err != nil {
		return nil, err
	}
	return database.Collect(l.ctx, l.tx, query("search_hits"), append(l.where, sql.Named("entries", list)), scanHit)
}

// byIndex returns a part of the chapters that hold the words, those stored last first.
func (l looker) byIndex(words []string, limit, offset int) ([]Hit, error) {
	match, exact := matchOf(words)
	if exact {
		return l.matches(match, limit, offset)
	}
	if nowhere, err := l.nowhere(words); nowhere || err != nil {
		return nil, err
	}
	var list []Hit
	size := limit + offset
	for from := 0; len(list) < size; from += size {
		part, err := l.matches(match, size, from)
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

// matchOf returns what the index is asked for words, and whether each chapter that it has for that holds them.
func matchOf(words []string) (match string, exact bool) {
	var phrases []string
	exact = true
	for _, w := range words {
		pieces := phrasesOf(w)
		phrases, exact = append(phrases, pieces...), exact && len(pieces) == 1
	}
	return strings.Join(phrases, " "), exact
}

// nowhere reports whether it is soon seen that no chapter holds the words. The index is soon asked whether it has one of the
// pairs of a long word, but of the whole word goes through all entries of its frequent pairs before it finds none.
func (l looker) nowhere(words []string) (bool, error) {
	match, exact := matchOf(words)
	if exact {
		somewhere, err := l.somewhere(match)
		return !somewhere, err
	}
	for _, w := range words {
		all := strings.Fields(pairs(w))
		for _, pair := range slices.Backward(all[:len(all)-1]) {
			if somewhere, err := l.somewhere(pair); !somewhere || err != nil {
				return err == nil, err
			}
		}
	}
	return false, nil
}

// somewhere reports whether the index has anything for a match.
func (l looker) somewhere(match string) (yes bool, err error) {
	return yes, l.tx.QueryRowContext(l.ctx, query("somewhere"), sql.Named("match", match)).Scan(&yes)
}

// matches returns a part of the chapters that the index has for a match, those stored last first.
func (l looker) matches(match string, limit, offset int) ([]Hit, error) {
	args := []any{sql.Named("match", match), sql.Named("limit", limit), sql.Named("offset", offset)}
	if l.shelf != nil {
		first, entries := l.shelf.entriesOf(l.from)
		args = append(args, sql.Named("first", first), sql.Named("last", first+int64(len(entries))-1), sql.Named("entries", entries))
		return database.Collect(l.ctx, l.tx, query("search_entries"), args, scanHit)
	}
	statement := "search"
	for _, a := range l.where {
		named := a.(sql.NamedArg)
		if named.Name != "limit" && named.Name != "offset" {
			args = append(args, a)
		}
		if named.Name == "prefix" && named.Value != "" {
			statement = "search_in"
		}
	}
	return database.Collect(l.ctx, l.tx, query(statement), args, scanHit)
}

func scanHit(scan func(...any) error) (h Hit, err error) {
	return h, scan(&h.ReportID, &h.Organ, &h.Title, &h.RegionCode, &h.Region, &h.Year, &h.Section, &h.SectionTitle, &h.text)
}
