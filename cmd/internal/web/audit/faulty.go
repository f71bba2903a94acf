package audit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
	"nianbao/store/faults"
	"nianbao/store/reports"
)

// A faultyData lists reports by what is wrong with their figures.
type faultyData struct {
	page.Filter
	figure.ExamplesChoice
	Of     string `json:"of"`             // sums: that fail in print; years: that contradict the year before
	Code   string `json:"code,omitempty"` // the only kind that counts
	Order  string `json:"order"`
	Total  int    `json:"total"`  // of reports with faults
	Faults int    `json:"faults"` // of all of them
	// Figures is how many figures at least must be wrong for these sums to fail.
	Figures int `json:"figures_at_least,omitempty"`
	Looked  int `json:"looked_at,omitempty"` // reports that were chosen, of contradictions between years
	Beside  int `json:"compared,omitempty"`  // of them, those with a report of the year before
	AtHand  int `json:"originals_at_hand"`   // of the reports, those whose pages can be shown, which come first
	// Of sums that fail only with a correction: reports that have no other fault, and the faults.
	Others    int           `json:"others,omitempty"`
	Corrected int           `json:"faults_since_correction,omitempty"`
	Reports   []faultyEntry `json:"reports"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	Paging   page.Paging      `json:"paging"`

	TextsDisagree bool `json:"-"` // there are reports whose text says another figure than their table: another list

	Kinds  []string `json:"-"` // to choose from
	Codes  []string `json:"-"`
	Orders []string `json:"-"`
}

// A faultyEntry is a report with its faults.
type faultyEntry struct {
	Report    int64            `json:"report"`
	Organ     string           `json:"organ"`
	Code      string           `json:"region_code"`
	Region    string           `json:"region"`
	Year      int              `json:"year"`
	Kind      string           `json:"organ_kind"`
	Number    int              `json:"number"`                            // of faults that count
	Figures   int              `json:"figures_at_least,omitempty"`        // that must be wrong for these sums to fail
	Shared    []annual.CellRef `json:"shared,omitempty"`                  // the figures that are in the most of these sums
	Corrected int              `json:"faults_since_correction,omitempty"` // faults only with a correction
	Faults    []faultEntry     `json:"faults"`
	AtHand    bool             `json:"original_at_hand"` // its pages can be shown
	// Invented says that the report is an example, whose figures nobody counted.
	Invented bool `json:"invented"`
}

// A faultEntry quotes a fault.
type faultEntry struct {
	Code      string         `json:"code"`
	Ordinal   int            `json:"ordinal,omitempty"`
	Message   string         `json:"message,omitempty"`
	Chinese   string         `json:"message_zh,omitempty"`
	Equation  string         `json:"equation,omitempty"`       // the figures of a failing sum: "24 + 2 = 26 ≠ 25"
	Named     string         `json:"equation_named,omitempty"` // the same with the name of each figure
	Corrected bool           `json:"corrected"`                // the sum includes a correction
	Held      bool           `json:"since_correction"`         // it is there only since the correction
	Cell      annual.CellRef `json:"cell"`
	Before    string         `json:"before,omitempty"` // last year's figure
	Value     string         `json:"value,omitempty"`
	Previous  int64          `json:"previous_report,omitempty"`
}

// The kinds of faults and the orders of the list, as addresses have them.
var (
	faultKinds  = []string{"sums", "years"}
	faultOrders = []string{string(faults.ByNumber), string(faults.ByRegion), string(faults.ByYear)}
)

func (p *Pages) faulty(r *page.Request) (page.View, error) {
	data := &faultyData{Filter: r.Filter(), Of: r.Choice("of", faultKinds...), Order: r.Choice("order", faultOrders...), Kinds: faultKinds, Orders: faultOrders,
		Paging: r.Paging(), Reports: []faultyEntry{}}
	data.Codes = faults.Checks()
	ask, all := faults.Sums, faults.Failing
	if data.Of == "years" {
		data.Codes, ask, all = faults.Contradictions(), faults.Years, faults.Contradicting
	}
	data.Code = r.Choice("code", append([]string{""}, slices.Concat(faults.Checks(), faults.Contradictions())...)...)
	if !slices.Contains(data.Codes, data.Code) {
		data.Code = "" // of the other kind, that was chosen before
	}
	if err := data.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "faulty", Title: r.Text("faulty"), Data: data, Rows: data.rows}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	q := faults.Query{Search: data.Search(), Code: data.Code, Order: faults.Order(data.Order)}
	without, err := data.Without(r, p.db)
	if err != nil {
		return page.View{}, err
	}
	q.Without = without.Has
	q.Offset, q.Limit = data.Paging.Offset(), data.Paging.Size+1
	faulty, err := all(r.Context(), p.db)
	if err != nil {
		return page.View{}, err
	}
	if q.First, err = p.atHand(r.Context(), faulty); err != nil { // what can be looked up comes first
		return page.View{}, err
	}
	list, err := ask(r.Context(), p.db, q)
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	data.Total, data.Faults, data.Looked, data.Beside = list.Total, list.Faults, list.Looked, list.Compared
	data.Figures, data.AtHand = list.Figures, list.First
	data.Others, data.Corrected = list.Others, list.Corrected
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return page.View{}, err
	}
	part := page.Cut(&data.Paging, list.Reports)
	var keys []reports.FindingKey
	for _, f := range part {
		for _, fault := range f.Faults {
			if fault.Ordinal != 0 {
				keys = append(keys, reports.FindingKey{Report: f.Report.ID, Ordinal: fault.Ordinal})
			}
		}
	}
	terms, err := reports.Terms(r.Context(), p.db, keys)
	if err != nil {
		return page.View{}, err
	}
	for _, f := range part {
		e := entryOf(f, r.Language, terms)
		e.AtHand = q.First[e.Report]
		e.Invented = listed.Invented(e.Report)
		data.Reports = append(data.Reports, e)
	}
	if data.Invented, err = listed.Told(); err != nil {
		return page.View{}, err
	}
	if data.Of == "sums" {
		counts, err := reports.FindingCounts(r.Context(), p.db)
		if err != nil {
			return page.View{}, err
		}
		data.TextsDisagree = slices.ContainsFunc(counts, func(c reports.FindingCount) bool { return c.Code == "narrative-disagrees" })
	}
	return view, r.Wrong()
}

func entryOf(f faults.Faulty, language wording.Language, terms map[reports.FindingKey][]reports.Term) faultyEntry {
	e := faultyEntry{Report: f.Report.ID, Organ: f.Report.Organ, Code: f.Report.RegionCode, Region: f.Report.Region, Year: f.Report.Year, Kind: f.Report.OrganKind, Number: f.Number, Figures: f.Figures, Shared: faults.Shared(f.Faults), Corrected: f.Corrected}
	for _, fault := range f.Faults {
		equation := naming.Equation(fault.Message)
		e.Faults = append(e.Faults, faultEntry{Code: fault.Code, Ordinal: fault.Ordinal, Message: fault.Message, Chinese: chinese.Of(fault.Message),
			Equation: equation, Named: naming.EquationNamed(language, fault.Code, equation, terms[reports.FindingKey{Report: f.Report.ID, Ordinal: fault.Ordinal}]), Corrected: fault.Corrected, Held: fault.Held, Cell: fault.Cell, Before: fault.Before, Value: fault.Value, Previous: fault.Previous})
	}
	return e
}

// Besides returns what a message, in either language, says besides the equation.
func (e faultEntry) Besides(message string) string {
	name, more, _ := strings.Cut(message, e.Equation)
	return strings.TrimRight(name, ":： ") + more
}

// rows has a row for each fault.
func (d *faultyData) rows() [][]string {
	rows := page.Head("report organ region_code region year organ_kind number figures_at_least code message message_zh equation equation_named indicator applicant before value previous_report corrected since_correction invented")
	for _, e := range d.Reports {
		figures := ""
		if e.Figures != 0 {
			figures = strconv.Itoa(e.Figures)
		}
		for _, f := range e.Faults {
			previous := ""
			if f.Previous != 0 {
				previous = strconv.FormatInt(f.Previous, 10)
			}
			rows = append(rows, []string{strconv.FormatInt(e.Report, 10), e.Organ, e.Code, e.Region, strconv.Itoa(e.Year), e.Kind, strconv.Itoa(e.Number), figures,
				f.Code, f.Message, f.Chinese, f.Equation, f.Named, f.Cell.Indicator, f.Cell.Applicant, f.Before, f.Value, previous, strconv.FormatBool(f.Corrected), strconv.FormatBool(f.Held), strconv.FormatBool(e.Invented)})
		}
	}
	return rows
}
