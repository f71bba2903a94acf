package report

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	figures "nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/lastyear"
	"nianbao/store/profile"
	"nianbao/store/reports"
)

// A proseData is two reports side by side.
type proseData struct {
	A          string            `json:"-"` // as asked for
	B          string            `json:"-"`
	Left       *Link             `json:"left,omitempty"`
	Right      *Link             `json:"right,omitempty"`
	Choices    []choice          `json:"-"` // where a reference means several reports
	Unknown    string            `json:"-"` // a reference that means none
	Key        []keyPair         `json:"key_figures,omitempty"`
	Cells      []CellPair        `json:"cells,omitempty"` // of the tables
	Comparison *prose.Comparison `json:"comparison,omitempty"`
	// Copied is what the right text has from the left one, if that is asked for.
	Copied *copiedText `json:"copied,omitempty"`
	// Coverage warns that the two cover different things, "" where they do not.
	Coverage string `json:"coverage_note,omitempty"`
	// Invented says how many of the two are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
}

// A choice is one of the reports that a reference may mean, with the references
// that choose it.
type choice struct {
	Link
	A, B string
}

func (p *Pages) prose(r *page.Request) (page.View, error) {
	copied := r.Choice("copied", "0", "1") == "1"
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	data, err := p.proseData(r, copied)
	if err != nil {
		return page.View{}, err
	}
	v := page.View{Name: "prose", Title: r.Text("prose"), Data: data, Sheets: func() ([]page.Sheet, error) { return data.sheets(r) }}
	if data.Comparison != nil {
		v.Rows = data.figures
	}
	return v, nil
}

func (p *Pages) proseData(r *page.Request, copied bool) (*proseData, error) {
	data := &proseData{A: r.Words("a"), B: r.Words("b")}
	var stored [2]reports.Stored
	for i, ref := range []string{data.A, data.B} {
		if ref == "" {
			continue
		}
		info, err := reports.Find(r.Context(), p.db, ref)
		var several *reports.AmbiguousError
		switch {
		case errors.As(err, &several):
			for _, c := range several.Candidates[:min(len(several.Candidates), page.PageRows)] {
				chosen := choice{Link: linkOf(c), A: data.A, B: data.B}
				*[]*string{&chosen.A, &chosen.B}[i] = fmt.Sprint(c.ID)
				data.Choices = append(data.Choices, chosen)
			}
			return data, nil
		case errors.Is(err, reports.ErrNotFound):
			data.Unknown = ref
			return data, nil
		case err != nil:
			return nil, err
		}
		if stored[i], err = Load(r.Context(), p.db, info.ID); err != nil {
			return nil, err
		}
		link := linkOf(info)
		*[]**Link{&data.Left, &data.Right}[i] = &link
	}
	if data.laterFirst() {
		data.A, data.B, data.Left, data.Right = data.B, data.A, data.Right, data.Left
		slices.Reverse(stored[:])
	}
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return nil, err
	}
	for _, link := range []*Link{data.Left, data.Right} {
		if link != nil {
			link.Invented = listed.Invented(link.ID)
		}
	}
	if data.Invented, err = listed.Told(); err != nil {
		return nil, err
	}
	if data.Left != nil && data.Right != nil {
		c := prose.Compare(stored[0].Report.Sections, stored[1].Report.Sections)
		data.Comparison = &c
		if copied {
			data.Copied = copiedOf(c, stored[0], stored[1])
		}
		pairs, err := compare.Difference(r.Context(), p.db, data.Left.ID, data.Right.ID, compare.ShowDoubtful)
		if err != nil {
			return nil, err
		}
		bases, err := basis.Of(r.Context(), p.db, []int64{data.Left.ID, data.Right.ID})
		if err != nil {
			return nil, err
		}
		if data.Cells, err = storedPairs(pairs, r.Language, data.Left.ID, data.Right.ID, bases); err != nil {
			return nil, err
		}
		if data.Key, err = keyPairs(r, stored, bases); err != nil {
			return nil, err
		}
		covered, err := compare.CoverageOf(r.Context(), p.db, []int64{data.Left.ID, data.Right.ID})
		if err != nil {
			return nil, err
		}
		if data.Coverage, err = figures.CoverageNote(r.Language, covered); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// laterFirst reports whether the report that is asked for first is of a later year: the earlier one stands on the left
// however it was asked for, so that a change is always that from then to later.
func (d *proseData) laterFirst() bool {
	return d.Left != nil && d.Right != nil && d.Right.Year != 0 && d.Left.Year > d.Right.Year
}

// A keyPair is one of the key figures in two reports.
type keyPair struct {
	Name  string  `json:"name"`
	Left  keySide `json:"left"`
	Right keySide `json:"right"`
	// Change is the right value less the left one, of rates in percentage points; empty unless both
	// are known. Percent is as of cells.
	Change  string `json:"change,omitempty"`
	Percent string `json:"change_percent,omitempty"`
	Rate    bool   `json:"rate"`
	// Reasons are as of cells.
	Reasons []basis.Reason `json:"reasons,omitempty"`
}

// Why words the reasons.
func (p keyPair) Why() []figure.Because { return figure.BecauseOf(p.Reasons, p.Change) }

// A keySide is what one report says.
type keySide struct {
	Value   string `json:"value"`          // of a rate in percent; empty where it is not known
	Made    string `json:"made,omitempty"` // of a rate: "18 / 404"
	Part    string `json:"-"`              // of a rate: "18"
	Address string `json:"proof"`          // of the report, with the cells framed that it is made of
	// Corrected says that a person corrected a cell that it is made of, Doubt that one is in doubt.
	Corrected bool `json:"corrected,omitempty"`
	Doubt     bool `json:"doubtful,omitempty"`

	Base string `json:"-"` // of a rate: "404"
}

// keyPairs returns the key figures of two reports, which rest on what is told.
func keyPairs(r *page.Request, stored [2]reports.Stored, bases map[int64]basis.Basis) ([]keyPair, error) {
	var list []keyPair
	observed := [2]observations{observedIn(&stored[0].Report), observedIn(&stored[1].Report)}
	for _, k := range profile.KeyFigures() {
		pair := keyPair{Name: r.Language.Pick(k.Zh, k.En), Rate: k.Per != nil}
		quantities := []catalogue.Quantity{k.Of}
		if k.Per != nil {
			quantities = append(quantities, *k.Per)
		}
		cell, made := naming.Origin(k.Of, k.Per)
		query := "?" + cell + "#made-of"
		if !made {
			q, err := page.Query("cell", cell)
			if err != nil {
				return nil, err
			}
			query = string(q) + "#made-of"
		}
		var values [2]*big.Rat
		var sides [2]basis.Side
		for i, side := range []*keySide{&pair.Left, &pair.Right} {
			m, err := newMadeOf(r, observed[i], pair.Name, func(annual.Observation) string { return "" }, quantities...)
			if err != nil {
				return nil, err
			}
			sides[i] = m.side()
			side.Corrected, side.Doubt = m.corrected(), m.Doubt
			side.Value, values[i] = m.Value, sides[i].Value
			side.Address = page.Address(r.Language, "/reports/%v", stored[i].Info.ID) + query
			if k.Per != nil && m.Parts[0].Value != "" && m.Parts[1].Value != "" {
				side.Made, side.Part, side.Base = m.Parts[0].Value+" / "+m.Parts[1].Value, m.Parts[0].Value, m.Parts[1].Value
			}
		}
		if values[0] != nil && values[1] != nil {
			pair.Reasons = basis.BetweenFigures(bases[stored[0].Info.ID], bases[stored[1].Info.ID], sides[0], sides[1])
		}
		pair.setChange(values[0], values[1])
		list = append(list, pair)
	}
	return list, nil
}

func (p *keyPair) setChange(left, right *big.Rat) {
	if left == nil || right == nil {
		return
	}
	change := new(big.Rat).Sub(right, left)
	if p.Rate {
		p.Change = figure.Percent(change)
		return
	}
	p.Change = figure.Plain(change)
	if growth := basis.Growth(left, right, p.Reasons); growth != nil {
		p.Percent = figure.Growth(growth)
	}
}

// figures returns the figures that changed, for a spreadsheet.
func (d *proseData) figures() [][]string {
	return page.Table("section before left right after", d.Comparison.Figures, func(f prose.FigureChange) []string {
		return []string{f.Section, f.Before, f.Left, f.Right, f.After}
	})
}

// sheets returns the workbook of the comparison.
func (d *proseData) sheets(r *page.Request) ([]page.Sheet, error) {
	if d.Comparison == nil {
		return nil, page.BadParameter("a, b", d.A+", "+d.B)
	}
	cells := page.Table("cell name left left_status right right_status change change_percent reasons", d.Cells, func(p CellPair) []string {
		return []string{p.Cell, p.Name, p.Left.Value, p.Left.Status, p.Right.Value, p.Right.Status, p.Change, p.Percent, figures.ReasonsText(p.Reasons)}
	})
	return []page.Sheet{{Name: r.Text("table"), Rows: cells}, {Name: r.Text("prose-sheet-figures"), Rows: d.figures()},
		{Name: r.Text("prose-sheet-text"), Rows: d.text(r)}}, nil
}

// text returns the paragraphs side by side.
func (d *proseData) text(r *page.Request) [][]string {
	rows := [][]string{{"section", "state", fmt.Sprintf("%s %d", d.Left.Organ, d.Left.Year), fmt.Sprintf("%s %d", d.Right.Organ, d.Right.Year)}}
	for _, section := range d.Comparison.Sections {
		name := section.Right
		if name == "" {
			name = section.Left
		}
		for _, p := range section.Paragraphs {
			rows = append(rows, []string{name, r.Text("prose-" + string(p.State)), prose.Whole(p.Left), prose.Whole(p.Right)})
		}
	}
	return rows
}

// A copiedText is the texts of two reports with what the right one has from the left one.
type copiedText struct {
	Characters int             `json:"characters"` // of the right text, as lastyear counts them
	Same       int             `json:"copied"`     // of these, that the left text has too
	Sections   []copiedSection `json:"-"`
}

// A copiedSection is a chapter of either report, or of both, with all of its paragraphs.
type copiedSection struct {
	Left, Right string // titles, empty for none
	Pairs       []copiedPair
}

// A copiedPair is a paragraph of either report, or of both, in passages that the other has or has not.
type copiedPair struct{ Left, Right []lastyear.Passage }

// Percent returns the share that is copied in whole percent, rounded down.
func (c copiedText) Percent() int {
	if c.Characters == 0 {
		return 0
	}
	return 100 * c.Same / c.Characters
}

// copiedOf marks what two reports have in common, wherever it stands in them, in their texts as they
// were put side by side.
func copiedOf(c prose.Comparison, left, right reports.Stored) *copiedText {
	var before, now []string // paragraphs in their order
	for _, s := range c.Sections {
		for _, p := range s.Paragraphs {
			before, now = append(before, prose.Whole(p.Left)), append(now, prose.Whole(p.Right))
		}
	}
	share := lastyear.Measure(textOf(right), textOf(left))
	text := &copiedText{Characters: share.Letters, Same: share.Copied}
	lefts, rights := lastyear.Copied(before, now), lastyear.Copied(now, before)
	at := 0
	for _, s := range c.Sections {
		section := copiedSection{Left: s.Left, Right: s.Right}
		for range s.Paragraphs {
			section.Pairs = append(section.Pairs, copiedPair{lefts[at], rights[at]})
			at++
		}
		text.Sections = append(text.Sections, section)
	}
	return text
}

func textOf(r reports.Stored) []string {
	var text []string
	for _, s := range r.Report.Sections {
		text = append(text, s.Text)
	}
	return text
}
