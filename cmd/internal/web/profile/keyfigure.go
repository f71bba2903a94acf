package profile

import (
	"context"
	"math/big"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/compare"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
	"nianbao/store/profile"
)

// A KeyFigure is one of the figures that stand first.
type KeyFigure struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Reason    string  `json:"reason"` // what it tells, and what it leaves out
	Indicator string  `json:"indicator"`
	Per       string  `json:"per,omitempty"`
	Unit      string  `json:"unit"` // "%" of a rate
	Now       Proven  `json:"last"`
	Change    *Change `json:"change,omitempty"` // on the report before; nil unless both are known
	Rank      *Rank   `json:"rank,omitempty"`   // nil where the value is not known
	// Course has a figure for each year from the first report to the last.
	Course []Proven `json:"course"`

	Spark spark `json:"-"`
	// Lacks says which part of a rate that is not known the report does not state, "" of any other figure.
	Lacks string `json:"-"`
}

// Told reports whether there is something to say of the report before: that its figure is not known,
// where that of other years is.
func (k KeyFigure) Told() bool { return k.Now.Known() && k.Spark.Drawn() }

// A Proven is a figure with the address of the cell where it is printed.
type Proven struct {
	figure.Figure
	Proof string `json:"proof,omitempty"`
}

// NoCases reports whether a rate is unknown because it is of nothing: 0 of 0, as the report has it. Its own parts may
// say otherwise (PartsOfBase).
func (p Proven) NoCases() bool { return !p.Known() && p.Value == "0" && p.Base == "0" }

// A Change is how a figure changed on the report before, which may be more than a year ago: by a number, a rate
// by percentage points.
type Change struct {
	From       int    `json:"from_year"`
	Difference string `json:"difference"`
	// Percent is the growth of a number, empty of rates, where it grew from less than ten, and where
	// it is not certain that both are of the same thing.
	Percent string `json:"growth_percent,omitempty"`
	Doubt   bool   `json:"doubtful"` // one of the two is in doubt
	// Reasons say why it may be no change of the same thing, by the rule of all changes; of such a one
	// there is no Percent.
	Reasons []basis.Reason `json:"reasons,omitempty"`
}

// Why words the reasons.
func (c Change) Why() []figure.Because { return figure.BecauseOf(c.Reasons, c.Difference) }

// A Rank is the place of a figure among those of its peers that are known, 1 for the greatest;
// rates of a small base are among none.
type Rank struct {
	Rank     int  `json:"rank"`
	Of       int  `json:"of"`       // peers with a value, the own too
	Expected int  `json:"expected"` // peers that there may be, 0 if that is not known
	Doubt    bool `json:"doubtful"` // one of the values is in doubt
}

// Few reports whether so few of the peers have a value that a rank says little.
func (r Rank) Few() bool { return r.Of < 2 || yearly.Few(r.Of, r.Expected) }

// keyFigures returns the key figures of the last of some reports, the others' to rank them
// among. On what the reports rest says whether their years compare.
func keyFigures(language wording.Language, counted []profile.Report, own, others [][]compare.Figure, expected int, bases map[int64]basis.Basis) []KeyFigure {
	var list []KeyFigure
	last := len(own) - 1
	for i, k := range profile.KeyFigures() {
		shown := KeyFigure{ID: k.ID, Name: language.Pick(k.Zh, k.En), Reason: language.Pick(k.ReasonZh, k.ReasonEn),
			Indicator: k.Of.Code, Unit: k.Of.Unit, Now: proven(language, k, own[last][i])}
		if k.Per != nil {
			shown.Per, shown.Unit = k.Per.Code, "%"
		}
		if shown.Now.Lacking != figure.LackNothing {
			shown.Lacks = lacks(language, k, shown.Now.Lacking)
		}
		if last > 0 {
			shown.Change = changeOf(own[last-1][i], own[last][i], k.Per != nil, bases)
		}
		shown.Rank = rankOf(own[last][i], others, i, expected)
		at := 0
		for year := counted[0].Year; year <= counted[last].Year; year++ {
			f := compare.Figure{Region: counted[last].Region, Year: year, Of: compare.Amount{Status: compare.NoReport}}
			if counted[at].Year == year {
				f = own[at][i]
				at++
			}
			shown.Course = append(shown.Course, proven(language, k, f))
			shown.Spark.add(f)
		}
		shown.Spark.draw(shown.Course)
		list = append(list, shown)
	}
	return list
}

// lacks names the part of a rate that a report does not state.
func lacks(language wording.Language, k profile.KeyFigure, part figure.Lack) string {
	text, err := language.Text("lacking-"+string(part), naming.Short(language, k.Of), naming.Short(language, *k.Per))
	if err != nil {
		return "" // a test has all phrases
	}
	return text
}

// proven returns a figure of a report with the address of its proof: the page with the cell
// marked, of a sum the table of the report that has its parts.
func proven(language wording.Language, k profile.KeyFigure, f compare.Figure) Proven {
	p := Proven{Figure: figure.Of(f, k.Per != nil)}
	if f.ReportID == 0 || f.Of.Value == nil {
		return p
	}
	cell, made := naming.Origin(k.Of, k.Per)
	if made {
		p.Proof = page.Address(language, "/reports/%v", f.ReportID) + "?" + cell + "#made-of"
		return p
	}
	if q, err := page.Query("cell", cell); err == nil {
		p.Proof = page.Address(language, "/reports/%v/figure", f.ReportID) + string(q)
	}
	return p
}

// ProvenAll returns the key figures of one report.
func ProvenAll(language wording.Language, figures []compare.Figure) []Proven {
	list := make([]Proven, len(figures))
	for i, k := range profile.KeyFigures() {
		list[i] = proven(language, k, figures[i])
	}
	return list
}

// TellSigns tells what is printed where key figures have no number, of lists as ProvenAll returns them.
func TellSigns(ctx context.Context, db *database.DB, lists ...[]Proven) error {
	for i, k := range profile.KeyFigures() {
		var figures []*figure.Figure
		for _, list := range lists {
			figures = append(figures, &list[i].Figure)
		}
		if err := figure.TellSigns(ctx, db, k.Of, k.Per, figures); err != nil {
			return err
		}
	}
	return nil
}

func changeOf(before, now compare.Figure, rate bool, bases map[int64]basis.Basis) *Change {
	if before.Value == nil || now.Value == nil {
		return nil
	}
	c := &Change{From: before.Year, Doubt: before.Doubtful() || now.Doubtful()}
	c.Reasons = basis.BetweenFigures(bases[before.ReportID], bases[now.ReportID], before.Side(), now.Side())
	difference := new(big.Rat).Sub(now.Value, before.Value)
	if rate {
		c.Difference = figure.Percent(difference)
		return c
	}
	c.Difference = figure.Plain(difference)
	if growth := basis.Growth(before.Value, now.Value, c.Reasons); growth != nil {
		c.Percent = figure.Growth(growth)
	}
	return c
}

// rankOf ranks one of the key figures among the peers', which have the own too.
func rankOf(own compare.Figure, peers [][]compare.Figure, figure, expected int) *Rank {
	if own.Value == nil || own.SmallBase() || len(peers) == 0 {
		return nil
	}
	r := &Rank{Rank: 1, Expected: expected}
	for _, p := range peers {
		f := p[figure]
		if f.Value == nil || f.SmallBase() {
			continue
		}
		r.Of++
		r.Doubt = r.Doubt || f.Doubtful()
		if f.Value.Cmp(own.Value) > 0 {
			r.Rank++
		}
	}
	return r
}
