package charges

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"math/big"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/identity"
	"nianbao/normalize/number"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Charge is what a report states of the fees for information that its organ charged (信息处理费 since
// 2021, before that 依申请公开信息收取的费用): never the 行政事业性收费 of the forms, which are all
// fees of an administration. It has what fees are added up and put in order by, so that those of all
// reports can be kept in memory; Printed tells the rest.
type Charge struct {
	Report int64
	Yuan   Amount
	Doubt  Doubt
	First  bool // of its report; a few state one amount in the text and another in the table
	// Government says that it is of a government, or of its office, and of no department.
	Government bool
	// Embracing says that the report may include what other organs of its area charged: it is of all of them, or of a
	// government and does not say that it is of that alone.
	Embracing bool
	region    catalogue.Division
	year      int16
	kind      uint8 // place in the list of kinds
	stated    uint8 // place of the indicator in feeIndicators
	scope     uint8 // place in annual.Scopes
	// applications is how many the report says that were received, -1 if it does not; corrected that a person read the amount.
	applications int32
	corrected    bool
}

// Doubtful reports whether the amount is left out of sums.
func (c Charge) Doubtful() bool { return c.Doubt != NoDoubt }

// Year returns that of the report, 0 if it is not known.
func (c Charge) Year() int { return int(c.year) }

// Scope returns what the report covers, "" or annual.UnknownScope if it does not say.
func (c Charge) Scope() annual.Scope { return annual.Scopes[c.scope] }

// RegionCode returns that of the report, empty if it is not known.
func (c Charge) RegionCode() string { return c.region.Code() }

// Within returns the division of the report's region that the first digits of its code stand for.
func (c Charge) Within(digits int) catalogue.Division { return c.region.Within(digits) }

// A Fee is a charge as the report states it.
type Fee struct {
	Charge
	Organ     string
	Region    string
	Indicator string
	Printed   string // the sentence of the text, or what the cell holds with its unit
	Status    annual.Status
}

// InText reports whether the fee is stated in the text, and not in a table.
func (f Fee) InText() bool { return form.IsStated(f.Indicator) }

// feeIndicators are where reports state such fees.
var feeIndicators = []string{"narrative.fees", "statistics.fees"}

// Has reports whether an indicator is of the fees that are told here.
func Has(indicator string) bool { return slices.Contains(feeIndicators, indicator) }

// applicationIndicators are where reports state how many applications they received.
var applicationIndicators = []string{"applications.received", "statistics.received"}

// Fees returns what the latest versions of the chosen reports state of fees, the highest first, and
// what the codes of the chosen region and all within it begin with. Where text and table of a report
// state the same, the table has it. Words are not looked at. A country has a hundred thousand.
func Fees(ctx context.Context, db *database.DB, q catalogue.Search) (chosen iter.Seq[Charge], prefix string, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		selection, err := q.Selection(ctx, tx)
		if err != nil {
			return err
		}
		prefix = selection.Prefix()
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		all, err := collected(ctx, db, tx, state)
		if err != nil {
			return err
		}
		chosen = func(yield func(Charge) bool) {
			for _, c := range all.list {
				if selection.HasDivision(c.region, c.Year(), all.kinds[c.kind]) && !yield(c) {
					return
				}
			}
		}
		return nil
	})
	return chosen, prefix, err
}

// A collection has the charges of all reports.
type collection struct {
	list  []Charge
	kinds []string // of organs, as identity.Kind has them
	// unlikely are the figures in doubt whose reading is not.
	unlikely map[Cell]Doubt
}

func (c *collection) bytes() int { return 48*len(c.list) + 64*len(c.unlikely) }

// collected returns those of all reports, from memory as long as the database stays as it is.
func collected(ctx context.Context, db *database.DB, tx database.Queryer, state string) (*collection, error) {
	return database.Keep(db, state, "fees", (*collection).bytes, func() (*collection, error) {
		indicators, err := database.JSONList(feeIndicators)
		if err != nil {
			return nil, err
		}
		applications, err := database.JSONList(applicationIndicators)
		if err != nil {
			return nil, err
		}
		all := &collection{}
		all.list, err = database.Collect(ctx, tx, query("fees"), []any{sql.Named("indicators", indicators), sql.Named("applications", applications)}, all.scan)
		slices.SortFunc(all.list, func(a, b Charge) int {
			return cmp.Or(b.Yuan.Cmp(a.Yuan), cmp.Compare(b.year, a.year), cmp.Compare(a.region, b.region), cmp.Compare(a.Report, b.Report), cmp.Compare(b.stated, a.stated))
		})
		stated := slices.Clone(all.list)
		all.list = slices.CompactFunc(all.list, alike)
		doubt(all.list)
		all.unlikely = unlikely(all.list, stated)
		seen := map[int64]bool{}
		for i := range all.list {
			c := &all.list[i]
			c.First = !seen[c.Report]
			seen[c.Report] = true
		}
		return all, err
	})
}

// scan reads a row. Forms count in 万元 what the text states in 元.
func (all *collection) scan(scan func(...any) error) (c Charge, err error) {
	var kind, code, indicator, unit, text string
	var scope annual.Scope
	var status annual.Status
	if err := scan(&c.Report, &kind, &scope, &code, &c.year, &indicator, &unit, &text, &status, &c.applications); err != nil {
		return c, err
	}
	value, err := number.ParseDecimal(text)
	if err != nil {
		return c, err
	}
	yuan := value.Rat()
	if unit == tenThousand {
		yuan.Mul(yuan, big.NewRat(10_000, 1))
	}
	c.Yuan, c.corrected = amountOf(yuan), status == annual.Corrected
	if status == annual.Flagged {
		c.Doubt = InReading
	}
	c.stated = uint8(slices.Index(feeIndicators, indicator))
	if c.region, err = catalogue.ParseDivision(code); err != nil {
		return c, err
	}
	c.scope = uint8(max(0, slices.Index(annual.Scopes, scope)))
	c.Government = kind == string(identity.Government) || kind == string(identity.GovernmentOffice)
	c.Embracing = scope == annual.AreaScope || c.Government && scope != annual.OwnScope
	at := slices.Index(all.kinds, kind)
	if at < 0 {
		at, all.kinds = len(all.kinds), append(all.kinds, kind)
	}
	c.kind = uint8(at)
	return c, nil
}

// tenThousand is the unit of money of the forms.
const tenThousand = "万元"

// Printed returns charges as the reports state them, in their order.
func Printed(ctx context.Context, db *database.DB, list []Charge) ([]Fee, error) {
	type cell struct {
		Report    int64
		Indicator string
	}
	asked := make([]cell, len(list))
	for i, c := range list {
		asked[i] = cell{c.Report, feeIndicators[c.stated]}
	}
	cells, err := database.JSONList(asked)
	if err != nil {
		return nil, err
	}
	var fees []Fee
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		var err error
		fees, err = database.Collect(ctx, tx, query("fees_printed"), []any{sql.Named("cells", cells)}, func(scan func(...any) error) (f Fee, err error) {
			var at int
			var unit string
			err = scan(&at, &f.Organ, &f.Region, &f.Indicator, &unit, &f.Printed, &f.Status)
			if f.Charge = list[at]; unit == tenThousand && !strings.Contains(f.Printed, "元") { // some write the unit beside the amount
				f.Printed += " " + unit
			}
			return f, err
		})
		return err
	})
	return fees, err
}
