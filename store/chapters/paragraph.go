package chapters

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"
	"unicode/utf8"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Paragraph is a paragraph of a report's text.
type Paragraph struct {
	Report  reports.Info // ID, RegionCode, Region, Organ, Body, OrganKind, Year and Title alone
	Section string       // title of its chapter
	Text    string
}

// A Reading is the paragraphs of some reports, by report and position.
type Reading struct {
	Paragraphs []Paragraph
	// Reports is how many of the chosen reports were read, and Chosen how many there are. Where not all
	// were, they are those of the first organs, by region, each with all of its years.
	Reports, Chosen int
}

// A chosenReport is a report whose text may be read.
type chosenReport struct {
	id     int64
	region catalogue.Division
	body   string
	year   int
}

// sameOrgan reports whether two reports are of one organ, as far as they say.
func (r chosenReport) sameOrgan(as chosenReport) bool {
	return r.region == as.region && r.body == as.body && r.body != ""
}

// Paragraphs returns the paragraphs of the latest reports of a search, and of those of the year before,
// that have at least so many characters. It reads organ after organ, until there are limit of them or
// more. The words of the search are not looked at.
func Paragraphs(ctx context.Context, db *database.DB, q catalogue.Search, characters, limit int) (Reading, error) {
	var found Reading
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		first := q.FromYear
		if q.FromYear != 0 {
			q.FromYear-- // whose text may be theirs
		}
		chosen, err := chosenReports(ctx, db, tx, q)
		for _, r := range chosen {
			if r.year >= first {
				found.Chosen++
			}
		}
		for err == nil && len(chosen) > 0 && len(found.Paragraphs) < limit {
			some := wholeOrgans(chosen)
			var read []Paragraph
			read, err = longParagraphs(ctx, tx, chosen[:some], characters)
			for _, r := range chosen[:some] {
				if r.year >= first {
					found.Reports++
				}
			}
			found.Paragraphs, chosen = append(found.Paragraphs, read...), chosen[some:]
		}
		if err != nil {
			return err
		}
		slices.SortStableFunc(found.Paragraphs, func(a, b Paragraph) int { return cmp.Compare(a.Report.ID, b.Report.ID) })
		return nameReports(ctx, tx, found.Paragraphs)
	})
	return found, err
}

// chosenReports returns the latest versions of the reports of a search, organ by organ.
func chosenReports(ctx context.Context, db *database.DB, tx *sql.Tx, q catalogue.Search) ([]chosenReport, error) {
	s, ok, err := prepared(ctx, db, tx)
	if err != nil {
		return nil, err
	}
	if !ok {
		args, err := q.Args(ctx, tx)
		if err != nil {
			return nil, err
		}
		return database.Collect(ctx, tx, query("chosen_reports"), args, func(scan func(...any) error) (r chosenReport, err error) {
			var code string
			if err := scan(&r.id, &code, &r.body, &r.year); err != nil {
				return r, err
			}
			r.region, err = catalogue.ParseDivision(code)
			return r, err
		})
	}
	selection, err := q.Selection(ctx, tx)
	if err != nil {
		return nil, err
	}
	list := []chosenReport{}
	for r := range s.chosen(selection) {
		list = append(list, chosenReport{r.id, r.region, s.bodies[r.body], int(r.year)})
	}
	return list, nil
}

// readAtOnce is how many reports are read by one query, but for the rest of the last organ.
var readAtOnce = 200

// wholeOrgans returns how many of the first reports are those of some organs, with all of their years.
func wholeOrgans(chosen []chosenReport) int {
	n := min(readAtOnce, len(chosen))
	for n < len(chosen) && chosen[n].sameOrgan(chosen[n-1]) {
		n++
	}
	return n
}

// longParagraphs returns the paragraphs of some reports, with the IDs of these.
func longParagraphs(ctx context.Context, tx database.Queryer, of []chosenReport, characters int) ([]Paragraph, error) {
	ids := make([]int64, len(of))
	for i, r := range of {
		ids[i] = r.id
	}
	chosen, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, query("long_chapters"), sql.Named("reports", chosen), sql.Named("characters", characters))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Paragraph
	var text sql.RawBytes // of many chapters nothing is taken
	for rows.Next() {
		var p Paragraph
		if err := rows.Scan(&p.Report.ID, &p.Section, &text); err != nil {
			return nil, err
		}
		for paragraph := range bytes.SplitSeq(text, lineEnd) {
			if utf8.RuneCount(paragraph) >= characters {
				p.Text = string(paragraph)
				list = append(list, p)
			}
		}
	}
	return list, rows.Err()
}

// lineEnd parts the paragraphs of a chapter.
var lineEnd = []byte{'\n'}

// nameReports says of each paragraph whose it is. It is looked up once for each
// report.
func nameReports(ctx context.Context, tx database.Queryer, list []Paragraph) error {
	var ids []int64
	for _, p := range list { // by report
		if len(ids) == 0 || ids[len(ids)-1] != p.Report.ID {
			ids = append(ids, p.Report.ID)
		}
	}
	chosen, err := database.JSONList(ids)
	if err != nil {
		return err
	}
	infos, err := database.Collect(ctx, tx, query("chapter_reports"), []any{sql.Named("reports", chosen)}, func(scan func(...any) error) (r reports.Info, err error) {
		return r, scan(&r.ID, &r.Organ, &r.Region, &r.Year, &r.Title, &r.RegionCode, &r.Body, &r.OrganKind)
	})
	if err != nil {
		return err
	}
	byID, once := make(map[int64]reports.Info, len(infos)), database.Texts{}
	for _, r := range infos {
		for _, text := range []*string{&r.Organ, &r.Region, &r.RegionCode, &r.Body, &r.OrganKind} {
			*text = once.One(*text)
		}
		byID[r.ID] = r
	}
	for i := range list {
		list[i].Report = byID[list[i].Report.ID]
	}
	return nil
}
