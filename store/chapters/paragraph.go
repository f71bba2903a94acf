package chapters

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Paragraph is a paragraph of a report's text.
type Paragraph struct {
	Report  reports.Info // ID, RegionCode, Region, Organ, Body, OrganKind, Year and Title alone
	Section string       // title of its chapter
	Text    string       // a part of that of its chapter: whoever keeps it clones it
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

// A longParagraph is a paragraph before it is told whose it is, which takes ten times the memory.
type longParagraph struct {
	report, position int64 // of the chapter in the report
	section, text    string
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
		var list []longParagraph
		for err == nil && len(chosen) > 0 && len(list) < limit {
			some := wholeOrgans(chosen)
			list, err = longParagraphs(ctx, tx, list, chosen[:some], characters)
			for _, r := range chosen[:some] {
				if r.year >= first {
					found.Reports++
				}
			}
			chosen = chosen[some:]
		}
		if err != nil {
			return err
		}
		slices.SortStableFunc(list, func(a, b longParagraph) int {
			return cmp.Or(cmp.Compare(a.report, b.report), cmp.Compare(a.position, b.position))
		})
		found.Paragraphs, err = named(ctx, tx, list)
		return err
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

// longParagraphs adds the paragraphs of some reports to a list.
func longParagraphs(ctx context.Context, tx database.Queryer, list []longParagraph, of []chosenReport, characters int) ([]longParagraph, error) {
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
	for rows.Next() {
		var p longParagraph
		var text string
		if err := rows.Scan(&p.report, &p.position, &p.section, &text); err != nil {
			return nil, err
		}
		for p.text = range strings.SplitSeq(text, "\n") {
			if hasCharacters(p.text, characters) {
				list = append(list, p)
			}
		}
	}
	return list, rows.Err()
}

// hasCharacters reports whether a text has at least so many characters. It counts the bytes with which one begins, where
// their number alone does not tell: to decode them takes many times as long.
func hasCharacters(text string, characters int) bool {
	if len(text) < characters || len(text) >= utf8.UTFMax*characters {
		return len(text) >= characters
	}
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			characters--
		}
	}
	return characters <= 0
}

// named says of each paragraph, by report, whose it is. It is looked up once for each report.
func named(ctx context.Context, tx database.Queryer, list []longParagraph) ([]Paragraph, error) {
	var ids []int64
	for _, p := range list {
		if len(ids) == 0 || ids[len(ids)-1] != p.report {
			ids = append(ids, p.report)
		}
	}
	chosen, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	infos, err := database.Collect(ctx, tx, query("chapter_reports"), []any{sql.Named("reports", chosen)}, func(scan func(...any) error) (r reports.Info, err error) {
		return r, scan(&r.ID, &r.Organ, &r.Region, &r.Year, &r.Title, &r.RegionCode, &r.Body, &r.OrganKind)
	})
	if err != nil {
		return nil, err
	}
	byID, once := make(map[int64]reports.Info, len(infos)), database.Texts{}
	for _, r := range infos {
		for _, text := range []*string{&r.Organ, &r.Region, &r.RegionCode, &r.Body, &r.OrganKind} {
			*text = once.One(*text)
		}
		byID[r.ID] = r
	}
	paragraphs := make([]Paragraph, len(list))
	for i, p := range list {
		paragraphs[i] = Paragraph{byID[p.report], p.section, p.text}
	}
	return paragraphs, nil
}
