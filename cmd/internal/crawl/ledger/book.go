package ledger

import (
	"context"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// A Book is the account of the lists of one site in one run. It is for one goroutine.
type Book struct {
	db      *database.DB
	run     int64
	site    string
	entries []crawldb.Entry // not written yet
	beside  map[string]bool // records among them that do not stand in a list
	err     error           // of the database
}

// Open returns the book of a site. What a run has noted before it was killed is in it.
func Open(db *database.DB, run int64, site string) *Book {
	return &Book{db: db, run: run, site: site, beside: map[string]bool{}}
}

// Listed notes that a part of a list was read, by the family; announced is how many records it says
// that the list has in all, -1 if it does not say.
func (b *Book) Listed(list string, announced int, family string) {
	b.entries = append(b.entries, crawldb.Entry{List: list, Family: family, Announced: announced})
}

// Seen notes a record of a list, by the key of its request.
func (b *Book) Seen(list, key string, r family.Record) {
	text := r.Text
	if len(r.Title) > len(text) {
		text = r.Title
	}
	b.beside[key] = !r.InList
	b.entries = append(b.entries, crawldb.Entry{List: list, Record: key, Text: text, Listed: r.Date, InList: r.InList})
}

// Refused notes why a record is not followed or not held. What is taken for no report and stands
// beside the list is the site's navigation, and is forgotten.
func (b *Book) Refused(list, key, reason, text string) {
	if last := len(b.entries) - 1; (reason == NotAReport || reason == LeadsOn) && b.beside[key] && last >= 0 && b.entries[last].Record == key && b.entries[last].Outcome == "" {
		b.entries = b.entries[:last]
		return
	}
	b.entries = append(b.entries, crawldb.Entry{List: list, Record: key, Outcome: reason, Detail: text})
}

// Reasons of records that are not taken for reports.
const (
	NotAReport = "not-a-report" // the link says that it is none
	LeadsOn    = "leads-on"     // it leads to another list, or to more of the same
)

// Held notes a document that came of a record.
func (b *Book) Held(list, key, sha256 string) {
	b.entries = append(b.entries, crawldb.Entry{List: list, Record: key, Outcome: crawldb.OutcomeHeld, Detail: sha256})
}

// Keep writes what was noted.
func (b *Book) Keep() error {
	if len(b.entries) > 0 && b.err == nil {
		b.err = crawldb.Enter(context.Background(), b.db, b.run, b.site, b.entries)
	}
	b.entries = b.entries[:0]
	clear(b.beside)
	return b.err
}

// Close writes the rest and counts.
func (b *Book) Close() error {
	if err := b.Keep(); err != nil {
		return err
	}
	return crawldb.CountLists(context.Background(), b.db, b.run, b.site)
}
