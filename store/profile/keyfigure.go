package profile

import (
	"context"
	_ "embed" // the key figures
	"math/big"
	"sync"

	"nianbao/normalize/annual"
	"nianbao/normalize/datafile"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/compare"
	"nianbao/store/database"
	"nianbao/store/faults"
	"nianbao/store/invented"
)

// A KeyFigure is one of the figures that stand first on the page of a region or an organ.
type KeyFigure struct {
	ID     string
	Zh, En string
	Of     catalogue.Quantity
	Per    *catalogue.Quantity // of a rate
	// ReasonZh and ReasonEn say what the figure tells, and what it leaves out.
	ReasonZh, ReasonEn string
}

//go:embed keyfigures.json
var keyFigureFile []byte

// KeyFigures returns the key figures in their order. The list is shared: nobody may change it.
var KeyFigures = sync.OnceValue(func() []KeyFigure {
	var entries []struct {
		ID       string `json:"id"`
		Of       string `json:"of"`
		Per      string `json:"per"`
		Zh       string `json:"zh"`
		En       string `json:"en"`
		ReasonZh string `json:"reason_zh"`
		ReasonEn string `json:"reason_en"`
	}
	datafile.Read("keyfigures.json", keyFigureFile, &entries)
	list := make([]KeyFigure, len(entries))
	for i, e := range entries {
		list[i] = KeyFigure{ID: e.ID, Zh: e.Zh, En: e.En, Of: quantity(e.Of), ReasonZh: e.ReasonZh, ReasonEn: e.ReasonEn}
		if e.Per != "" {
			per := quantity(e.Per)
			list[i].Per = &per
		}
	}
	return list
})

func quantity(name string) catalogue.Quantity {
	q, err := catalogue.FindQuantity(name)
	if err != nil {
		panic("profile: keyfigures.json: " + err.Error())
	}
	return q
}

// quantities are all that the key figures are made of.
var quantities = sync.OnceValue(func() []catalogue.Quantity {
	var list []catalogue.Quantity
	for _, k := range KeyFigures() {
		list = append(list, k.Of)
		if k.Per != nil {
			list = append(append(list, *k.Per), k.partsOfBase()...)
		}
	}
	return list
})

// partsOfBase are those that the forms divide the base of a rate into.
func (k KeyFigure) partsOfBase() []catalogue.Quantity {
	for _, b := range catalogue.Breakdowns() {
		if b.Whole.Name() == k.Per.Name() {
			return b.Parts
		}
	}
	return nil
}

// Read returns the key figures of some reports, each in the order of KeyFigures: values in
// doubt are there with their status.
func Read(ctx context.Context, db *database.DB, reports []Report) ([][]compare.Figure, error) {
	asked := make([]columns.ReportAt, len(reports))
	for i, r := range reports {
		at, _ := columns.PlaceOf(r.Region.Code)
		at.Year = int32(r.Year)
		asked[i] = columns.ReportAt{Report: r.ID, At: at}
	}
	reported, err := columns.ReadReported(ctx, db, asked, quantities())
	if err != nil {
		return nil, err
	}
	made, err := invented.Of(ctx, db)
	if err != nil {
		return nil, err
	}
	failing, err := faults.CellsOf(ctx, db)
	if err != nil {
		return nil, err
	}
	figures := make([][]compare.Figure, len(reports))
	for i, r := range reports {
		for _, k := range KeyFigures() {
			f := k.figure(r, reported)
			f.Of.Failing = failing.Of(k.Of).Has(r.ID)
			if k.Per != nil {
				f.Per.Failing = failing.Of(*k.Per).Has(r.ID)
			}
			f.Invented = made.Has(r.ID)
			figures[i] = append(figures[i], f)
		}
	}
	return figures, nil
}

// figure returns what a report says of the key figure.
func (k KeyFigure) figure(r Report, reported columns.Reported) compare.Figure {
	f := compare.Figure{Region: r.Region, Year: r.Year, ReportID: r.ID}
	if r.ID == 0 {
		f.Of.Status = compare.NoReport
		return f
	}
	k.fill(&f, r.ID, reported)
	return f
}

// fill has a figure say what the report of an id states of it.
func (k KeyFigure) fill(f *compare.Figure, id int64, reported columns.Reported) {
	amount := func(q catalogue.Quantity) compare.Amount {
		return compare.AmountOf(reported.Entry(id, q))
	}
	f.Of = amount(k.Of)
	if f.Value = f.Of.Value; k.Per == nil {
		return
	}
	f.Value, f.Per = nil, amount(*k.Per)
	if f.Of.Value != nil && f.Per.Value != nil && f.Per.Value.Sign() != 0 {
		f.Value = new(big.Rat).Quo(f.Of.Value, f.Per.Value)
	}
	if f.Per.Value != nil && f.Per.Value.Sign() == 0 {
		parts := new(big.Rat)
		for _, q := range k.partsOfBase() {
			for _, cell := range q.Cells {
				if part := reported.Entry(id, catalogue.Quantity{Cells: []annual.CellRef{cell}}); part.Known {
					parts.Add(parts, part.Value())
				}
			}
		}
		if parts.Sign() > 0 {
			f.PartsOfBase = parts
		}
	}
}
