package normalize

import (
	"slices"

	"nianbao/extract"
)

const yearBonus = 0.3

const unplacedCost = 0.05

type rowKey struct {
	table *extract.Table
	row   int
}

func placeTables(doc *extract.Document, year int) []placement {
	var list []placement
	for _, id := range tableIDs() {
		list = append(list, placeTable(id, year, func(t *Table) []gridRow { return gridRows(tablesIn(sectionOf(doc, t))) }))
	}
	for i, p := range list {
		if p.found() {
			continue
		}
		used := map[rowKey]bool{}
		for j := range list {
			if j != i {
				list[j].markUsed(used)
			}
		}
		q := placeTable(p.table.ID, year, func(*Table) []gridRow {
			return slices.DeleteFunc(gridRows(allTables(doc)), func(r gridRow) bool { return used[rowKey{r.table, r.index}] })
		})
		if q.rowsFound > p.rowsFound && (q.table.Key != ByColumn || q.headsFound() > 0) {
			list[i] = q
		}
	}
	return list
}

func placeTable(id string, year int, rows func(*Table) []gridRow) placement {
	var best, own placement
	for _, f := range formsFor(year) {
		for i := range f.Tables {
			t := &f.Tables[i]
			if t.ID != id {
				continue
			}
			taken := rows(t)
			for _, layout := range t.layouts() {
				p := place(f, layout, taken)
				if layout != t && min(p.rowsFound, p.headsFound()) < p.rowsAsked {
					continue // not in parts: each part has its own head and row
				}
				p.alignment.score -= unplacedCost * float64(len(p.unplaced)+p.misheaded())
				if f.covers(year) {
					if p.complete() {
						return p
					}
					p.alignment.score += yearBonus
					if own.form == nil || p.alignment.score > own.alignment.score {
						own = p
					}
				}
				if best.form == nil || p.alignment.score > best.alignment.score {
					best = p
				}
			}
		}
	}
	switch {
	case best.form.covers(year) || best.found():
		return best
	case own.form != nil:
		return own
	}
	return placement{form: best.form, table: best.table}
}

func formsFor(year int) []*Form {
	forms := slices.Clone(Forms())
	slices.SortStableFunc(forms, func(a, b *Form) int {
		switch {
		case a.covers(year) == b.covers(year):
			return 0
		case a.covers(year):
			return -1
		}
		return 1
	})
	return forms
}

func (p *placement) complete() bool {
	if p.rowsFound < p.rowsAsked || len(p.unplaced)+p.misheaded() > 0 || p.headsFound() < len(p.table.Blocks) {
		return false
	}
	used := make([]bool, len(p.alignment.rows))
	for _, m := range p.alignment.matches {
		if p.alignment.items[m.item].kind != groupItem && m.likeness < sureLabel {
			return false
		}
		for i := m.from; i < m.to; i++ {
			used[i] = true
		}
	}
	for i, r := range p.alignment.rows {
		if r.values > 0 && !used[i] {
			return false
		}
	}
	return true
}

func (p *placement) found() bool {
	if p.rowsFound == 0 || p.table.Key == ByColumn && p.headsFound() == 0 {
		return false
	}
	return p.rowsFound*2 >= p.rowsAsked
}

func (p *placement) headsFound() int {
	n := 0
	for _, m := range p.alignment.matches {
		if p.alignment.items[m.item].kind == headerItem {
			n++
		}
	}
	return n
}

func (p *placement) misheaded() int {
	n := 0
	for _, e := range p.grounds {
		if e.Axis == ColumnAxis && e.Printed != "" && e.Likeness < sureHead {
			n++
		}
	}
	return n
}

func (p *placement) markUsed(used map[rowKey]bool) {
	for _, m := range p.alignment.matches {
		for _, r := range p.alignment.rows[m.from:m.to] {
			used[rowKey{r.table, r.index}] = true
		}
	}
}

func tableIDs() []string {
	var ids []string
	for _, f := range Forms() {
		for _, t := range f.Tables {
			if !slices.Contains(ids, t.ID) {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}

func allTables(doc *extract.Document) []*extract.Table {
	var all []*extract.Table
	for i := range doc.Sections {
		all = append(all, tablesIn(&doc.Sections[i])...)
	}
	return all
}

func sectionOf(doc *extract.Document, t *Table) *extract.Section {
	var named, numbered *extract.Section
	best := 0.5
	for i := range doc.Sections {
		s := &doc.Sections[i]
		if like := t.titleLike(s.Title); like > best && likestTable(s.Title) == t.ID {
			named, best = s, like
		}
		if s.Ordinal == t.Section {
			numbered = s
		}
	}
	if named != nil {
		return named
	}
	return numbered
}

func (t *Table) titleLike(title string) float64 {
	return newLabel(t.Zh, t.Aliases).like(wordingOf(canonical(title)), 0)
}

func likestTable(title string) string {
	id, best := "", 0.0
	for _, f := range Forms() {
		for i := range f.Tables {
			if like := f.Tables[i].titleLike(title); like > best {
				id, best = f.Tables[i].ID, like
			}
		}
	}
	return id
}

func tablesIn(s *extract.Section) []*extract.Table {
	var list []*extract.Table
	if s != nil {
		for _, b := range s.Blocks {
			if b.Table != nil {
				list = append(list, b.Table)
			}
		}
	}
	return list
}
