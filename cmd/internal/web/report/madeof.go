package report

import (
	"context"
	"math/big"
	"slices"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/catalogue"
	"nianbao/store/compare/basis"
	"nianbao/store/reports"
)

// A madeOf tells what a figure of a report is made of, beside the table where its cells are framed.
type madeOf struct {
	Name   string
	Value  string    // "" where a cell is blank
	Clip   *Clipping // of a single cell, as it is printed; nil where that can't be shown
	Unit   string
	Parts  []madeOfPart    // the quantity, and what it is divided by
	Absent *absence        // why the page itself is not shown, nil where it can be
	Doubt  bool            // one of its cells is in doubt
	marked map[string]bool // the anchors of the cells
}

// A madeOfPart is one of the quantities, with the cells that it adds up.
type madeOfPart struct {
	Name  string
	Value string
	Cells []madeOfCell
	sum   *big.Rat
}

// A madeOfCell is a cell of the report.
type madeOfCell struct {
	Name, Value, Anchor, Href string
	Status                    string          // "" if the reading has no such figure
	Sign                      string          // what is to be said of a sign in place of a number
	Correction                *correctionData // in force, in place of what was read; nil for none
	Propose                   string          // where a correction is proposed, "" where that can't be done
}

// An absence is that the original of a report is not at hand.
type absence struct {
	State     string // as that of a page
	SourceURL string // where it was published, "" if that is not known
}

// absenceOf says why the original of a document is not at hand, by the state of its page. One that was never
// published has none.
func absenceOf(doc reports.Document, state string) *absence {
	if doc.Unpublished() {
		return &absence{State: "unpublished"}
	}
	return &absence{state, doc.SourceURL}
}

// chooseMadeOf reads what is to be framed, and says of signs in place of numbers what sums leave for them.
func chooseMadeOf(r *page.Request, report *annual.Report, href func(annual.Observation) string) (*madeOf, error) {
	m, err := findMadeOf(r, report, href)
	if m == nil || err != nil {
		return nil, err
	}
	observed, left := observedIn(report), remainders(check.Remainders(report))
	for _, p := range m.Parts {
		for i := range p.Cells {
			ref, _ := naming.Ref(p.Cells[i].Anchor)
			if p.Cells[i].Sign, err = left.says(r.Language, observed[ref]); err != nil {
				return nil, err
			}
		}
	}
	return m, nil
}

// findMadeOf makes one cell, or a quantity with what it is divided by.
func findMadeOf(r *page.Request, report *annual.Report, href func(annual.Observation) string) (*madeOf, error) {
	if cell := r.Words("cell"); cell != "" {
		ref, ok := naming.Ref(cell)
		if !ok {
			return nil, page.BadParameter("cell", cell)
		}
		name := naming.Plain(naming.Names(r.Language).Cell(ref), " · ")
		return newMadeOf(r, observedIn(report), name, href, catalogue.Quantity{Zh: name, En: name, Unit: unitOf(report, ref), Cells: []annual.CellRef{ref}})
	}
	code := r.Words("of")
	if code == "" {
		return nil, nil
	}
	of, err := catalogue.FindQuantity(code)
	if err != nil {
		return nil, page.BadParameter("of", code)
	}
	quantities := []catalogue.Quantity{of}
	var divisor *catalogue.Quantity
	if code := r.Words("per"); code != "" {
		per, err := catalogue.FindQuantity(code)
		if err != nil {
			return nil, page.BadParameter("per", code)
		}
		divisor = &per
		quantities = append(quantities, per)
	}
	name, err := figure.Heading(r.Language, of, divisor)
	if err != nil {
		return nil, err
	}
	return newMadeOf(r, observedIn(report), name, href, quantities...)
}

// observations are those of a report by their cells.
type observations map[annual.CellRef]annual.Observation

func observedIn(report *annual.Report) observations {
	observed := make(observations, len(report.Observations))
	for _, o := range report.Observations {
		observed[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}] = o
	}
	return observed
}

func newMadeOf(r *page.Request, observed observations, name string, href func(annual.Observation) string, quantities ...catalogue.Quantity) (*madeOf, error) {
	m := &madeOf{Name: name, Unit: quantities[0].Unit, marked: map[string]bool{}}
	for _, q := range quantities {
		m.Parts = append(m.Parts, m.part(r, q, observed, href))
	}
	m.Value = m.Parts[0].Value
	if len(m.Parts) > 1 {
		m.Value, m.Unit = "", "%"
		if rate := m.exact(); rate != nil {
			m.Value = figure.Percent(rate)
		}
	}
	return m, nil
}

// part adds up the cells of a quantity, as comparisons do: without one of them there is no sum. What
// stands in place of a sum counts where the report has none of its cells.
func (m *madeOf) part(r *page.Request, q catalogue.Quantity, observed observations, href func(annual.Observation) string) madeOfPart {
	cells, names := q.Cells, naming.Names(r.Language)
	here := 0
	for _, ref := range cells {
		if _, ok := observed[ref]; ok {
			here++
		}
	}
	if here == 0 && q.Or != nil {
		cells = []annual.CellRef{*q.Or}
	}
	p := madeOfPart{Name: naming.Short(r.Language, q), sum: new(big.Rat)}
	for _, ref := range cells {
		o, ok := observed[ref]
		cell := madeOfCell{Name: naming.Plain(names.Indicator(ref.Indicator), " · "), Anchor: naming.Anchor(ref)}
		m.marked[cell.Anchor] = true
		if ok {
			cell.Status, cell.Correction, cell.Href = string(o.Status), correctionIn(o), href(o)
		}
		if ok && o.Value != nil {
			cell.Value = o.Value.String()
			m.Doubt = m.Doubt || o.Doubtful()
		}
		if cell.Value == "" {
			p.sum = nil
		} else if p.sum != nil {
			p.sum.Add(p.sum, o.Value.Rat())
		}
		p.Cells = append(p.Cells, cell)
	}
	if p.sum != nil && len(p.Cells) > 0 {
		p.Value = figure.Plain(p.sum)
	}
	return p
}

// exact returns the value, of a rate as it is and not in percent; nil where it is not known.
func (m *madeOf) exact() *big.Rat {
	of := m.Parts[0].sum
	switch {
	case m.Parts[0].Value == "":
		return nil
	case len(m.Parts) == 1:
		return of
	case m.Parts[1].Value == "" || m.Parts[1].sum.Sign() == 0:
		return nil
	}
	return new(big.Rat).Quo(of, m.Parts[1].sum)
}

// side returns what a change from or to the figure is told by.
func (m *madeOf) side() basis.Side {
	s := basis.Side{Value: m.exact(), Doubtful: m.Doubt}
	if len(m.Parts) > 1 {
		s.Base = m.Parts[1].sum
	}
	return s
}

// corrected reports whether a person corrected one of the cells.
func (m *madeOf) corrected() bool {
	return slices.ContainsFunc(m.Parts, func(p madeOfPart) bool {
		return slices.ContainsFunc(p.Cells, func(c madeOfCell) bool { return c.Status == string(annual.Corrected) })
	})
}

// inMadeOf leads from the cells that a figure is made of to the form.
func (o offer) inMadeOf(m *madeOf) error {
	for _, p := range m.Parts {
		for i := range p.Cells {
			cell := &p.Cells[i]
			if cell.Status == "" {
				continue
			}
			var err error
			if cell.Propose, err = o.at(cell.Anchor); err != nil {
				return err
			}
		}
	}
	return nil
}

// clip shows the cell of which alone the figure is made as it is printed.
func (m *madeOf) clip(ctx context.Context, p *Pages, language wording.Language, stored reports.Stored) error {
	if len(m.Parts) != 1 || len(m.Parts[0].Cells) != 1 {
		return nil
	}
	for _, o := range stored.Report.Observations {
		if naming.Anchor(annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}) != m.Parts[0].Cells[0].Anchor {
			continue
		}
		clip, err := p.Clip(ctx, language, stored, o)
		if err != nil {
			return err
		}
		if clip.Picture != "" {
			m.Clip = &clip
		}
	}
	return nil
}

// frame marks the cells in the tables, and puts what they make beside the first table that has one.
// It reports whether a table has.
func (m *madeOf) frame(shown *Shown) bool {
	id := ""
	for _, t := range shown.Tables { // sections have the same rows
		for _, row := range t.Rows {
			for i := range row.Cells {
				if cell := &row.Cells[i]; cell.Anchor != "" && m.marked[cell.Anchor] {
					cell.Class += " framed"
					if id == "" {
						id = t.ID
					}
				}
			}
		}
	}
	put := func(tables []tableView) {
		for i := range tables {
			if tables[i].ID == id && id != "" {
				tables[i].MadeOf = m
			}
		}
	}
	put(shown.Tables)
	for _, s := range shown.Sections {
		put(s.Tables)
	}
	return id != ""
}

// absent says why the file that has a page of a document is not here, nil where it is.
func (p *Pages) absent(r *page.Request, doc reports.Document, number int) (*absence, error) {
	file, _, err := reports.FileAt(r.Context(), p.db, doc, number)
	if err != nil {
		return nil, err
	}
	if _, known := p.documents.lookup(file.SHA256); known {
		return nil, nil
	}
	_, err = p.documents.open(file)
	state, err := pageState(err)
	if err != nil || state == "shown" {
		return nil, err
	}
	return absenceOf(doc, state), nil
}

// unitOf returns the unit of a cell, "" of none.
func unitOf(report *annual.Report, ref annual.CellRef) string {
	for _, o := range report.Observations {
		if o.Indicator == ref.Indicator && o.Applicant == ref.Applicant {
			return o.Unit
		}
	}
	return ""
}
