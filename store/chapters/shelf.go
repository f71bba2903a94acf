package chapters

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A shelf has the latest version of each report, by organ and year, and where its chapters are in the index: of a
// million reports SQLite takes ten seconds to find out, and kept in memory they take 36 MB.
type shelf struct {
	reports       []shelved
	newest        []uint32 // places of reports in the list, those first whose chapters were stored last
	bodies, kinds []string
	last          int64 // entry of the index
	scattered     bool  // the chapters of a report do not follow one another, so that entries don't tell whose they are
}

// A shelved report is one of a shelf.
type shelved struct {
	id       int64
	first    uint32 // its first entry in the index
	chapters uint16
	year     int16 // 0 if unknown
	region   catalogue.Division
	body     uint32 // place in the list of bodies
	kind     uint8  // place in the list of kinds
}

const shelvedBytes = 36

// nameOfShelf is that under which the shelf is kept.
const nameOfShelf = "chapters of reports"

// Prepare reads into memory which reports there are and where their chapters are in the index. Searches and
// Paragraphs do without where nobody had that done, and find the same.
func Prepare(ctx context.Context, db *database.DB) error {
	return db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		_, err = database.Keep(db, state, nameOfShelf, func(s *shelf) int { return shelvedBytes * len(s.reports) }, func() (*shelf, error) { return fill(ctx, tx) })
		return err
	})
}

// prepared returns the shelf of the database that a transaction sees, if it is in memory.
func prepared(ctx context.Context, db *database.DB, tx *sql.Tx) (*shelf, bool, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, false, err
	}
	s, ok := database.Kept[*shelf](db, state, nameOfShelf)
	return s, ok, nil
}

func fill(ctx context.Context, tx *sql.Tx) (*shelf, error) {
	s := &shelf{}
	bodies, kinds := numbered{}, numbered{}
	var err error
	s.reports, err = database.Collect(ctx, tx, query("latest_reports"), nil, func(scan func(...any) error) (r shelved, err error) {
		var code, body, kind string
		if err := scan(&r.id, &code, &body, &r.year, &kind); err != nil {
			return r, err
		}
		r.body, r.kind = uint32(bodies.number(body)), uint8(kinds.number(kind))
		r.region, err = catalogue.ParseDivision(code)
		return r, err
	})
	if err != nil {
		return nil, err
	}
	s.bodies, s.kinds = bodies.texts(), kinds.texts()
	if err := s.findEntries(ctx, tx); err != nil {
		return nil, err
	}
	places := make([]int, len(s.bodies)) // in order
	for place, body := range slices.Sorted(slices.Values(s.bodies)) {
		places[bodies[body]] = place
	}
	slices.SortFunc(s.reports, func(a, b shelved) int {
		return cmp.Or(cmp.Compare(a.region, b.region), places[a.body]-places[b.body], int(a.year)-int(b.year), cmp.Compare(a.id, b.id))
	})
	for i, r := range s.reports {
		if r.chapters > 0 {
			s.newest = append(s.newest, uint32(i))
		}
	}
	slices.SortFunc(s.newest, func(a, b uint32) int { return laterFirst(s.reports[a], s.reports[b]) })
	return s, nil
}

// findEntries says of each report, which are in the order of their IDs, where its chapters are.
func (s *shelf) findEntries(ctx context.Context, tx *sql.Tx) error {
	at := 0
	_, err := database.Collect(ctx, tx, query("entries_of_reports"), nil, func(scan func(...any) error) (none struct{}, err error) {
		var report, first, last int64
		var chapters int
		if err := scan(&report, &first, &last, &chapters); err != nil {
			return none, err
		}
		for at < len(s.reports) && s.reports[at].id < report {
			at++
		}
		if at < len(s.reports) && s.reports[at].id == report {
			s.reports[at].first, s.reports[at].chapters = uint32(first), uint16(chapters)
			s.scattered = s.scattered || last-first+1 != int64(chapters) || int64(uint32(first)) != first || int(uint16(chapters)) != chapters
		}
		s.last = max(s.last, last)
		return none, nil
	})
	return err
}

// chosen yields the reports that a search chooses, in the order of the shelf.
func (s *shelf) chosen(of catalogue.Selection) iter.Seq[shelved] {
	first, last := of.Divisions()
	byRegion := func(r shelved, d catalogue.Division) int { return cmp.Compare(r.region, d) }
	from, _ := slices.BinarySearchFunc(s.reports, first, byRegion)
	to, _ := slices.BinarySearchFunc(s.reports, last+1, byRegion)
	return func(yield func(shelved) bool) {
		for _, r := range s.reports[from:to] {
			if of.HasDivision(r.region, int(r.year), s.kinds[r.kind]) && !yield(r) {
				return
			}
		}
	}
}

// newestOf returns the IDs of the chosen reports with chapters, as many as are wanted, those first whose chapters
// were stored last.
func (s *shelf) newestOf(of catalogue.Selection, wanted int) []int64 {
	list := []int64{}
	if of.Prefix() == "" {
		for _, place := range s.newest {
			r := &s.reports[place]
			if len(list) == wanted {
				break
			}
			if of.HasDivision(r.region, int(r.year), s.kinds[r.kind]) {
				list = append(list, r.id)
			}
		}
		return list
	}
	var here []shelved // of one region there are not many
	for r := range s.chosen(of) {
		if r.chapters > 0 {
			here = append(here, r)
		}
	}
	slices.SortFunc(here, laterFirst)
	for _, r := range here[:min(wanted, len(here))] {
		list = append(list, r.id)
	}
	return list
}

func laterFirst(a, b shelved) int { return cmp.Compare(b.first, a.first) }

// entriesOf returns a byte for each entry of the index from the first on to the last of the chosen reports, 1 for
// those of their chapters.
func (s *shelf) entriesOf(selection catalogue.Selection) (first int64, entries []byte) {
	low, high := s.last, int64(0)
	for r := range s.chosen(selection) {
		if r.chapters > 0 {
			low, high = min(low, int64(r.first)), max(high, int64(r.first)+int64(r.chapters)-1)
		}
	}
	entries = make([]byte, max(0, high-low+1))
	for r := range s.chosen(selection) {
		for i := range int64(r.chapters) {
			entries[int64(r.first)-low+i] = 1
		}
	}
	return low, entries
}

// numbered has the number of each text.
type numbered map[string]int

func (n numbered) number(text string) int {
	if _, ok := n[text]; !ok {
		n[text] = len(n)
	}
	return n[text]
}

func (n numbered) texts() []string {
	list := make([]string, len(n))
	for text, i := range n {
		list[i] = text
	}
	return list
}
