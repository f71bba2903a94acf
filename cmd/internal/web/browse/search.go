package browse

import (
	"errors"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/meaning"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/report"
	"nianbao/store/catalogue"
	"nianbao/store/chapters"
	"nianbao/store/find"
)

// A searchData is what some words may mean. Each list has its first entries, or the part that is
// asked for where one kind of thing is; Totals says how many there are.
type searchData struct {
	Words string `json:"q"`
	What  string `json:"what,omitempty"` // the kind of thing that is looked for, one of searched; "" for all
	page.Filter
	Totals searchTotals `json:"totals"`
	// Answers are the pages that answer words which name a region and what is counted there.
	Answers    []meaning.Answer `json:"answers,omitempty"`
	Regions    []foundRegion    `json:"regions"`
	Organs     []find.Organ     `json:"organs"`
	Rates      []naming.Rate    `json:"rates"`
	Indicators []naming.Link    `json:"indicators"`
	Reports    []reportEntry    `json:"reports"`
	Passages   []foundPassage   `json:"passages"`
	Paging     page.Paging      `json:"paging"` // of the kind that is asked for; of passages where all are
	// Invented says how many of the reports and those of the passages are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`

	Kinds []string `json:"-"` // of things, to choose from

	meant meaning.Words
}

// searchTotals counts what was found of each kind.
type searchTotals struct {
	Regions    int `json:"regions"`
	Organs     int `json:"organs"`
	Indicators int `json:"indicators"` // rates among them
	Reports    int `json:"reports"`
	// Passages is how many were weighed against each other; MorePassages that there are others, which
	// stand behind them.
	Passages     int  `json:"passages"`
	MorePassages bool `json:"more_passages"`
}

// A foundPassage is a piece of a report's text with the words.
type foundPassage struct {
	Report  report.Link       `json:"report"`
	Section string            `json:"section"`
	Parts   []prose.Part      `json:"parts"` // Own: one of the words
	Amounts []chapters.Amount `json:"amounts,omitempty"`
}

// The kinds of things that are searched for.
const (
	aRegion     = "region"
	anOrgan     = "organ"
	aReport     = "report"
	aPassage    = "passage"
	anIndicator = "indicator"
)

var searched = []string{aRegion, anOrgan, aReport, aPassage, anIndicator}

// maxFound bounds each list of a search for all kinds of things.
const maxFound = 20

// wants reports whether a kind of thing is looked for.
func (d *searchData) wants(kind string) bool { return d.What == "" || d.What == kind }

// part returns which part of a list is shown: one row more than the page has where the kind is
// asked for, so that it is known that there is another page.
func (d *searchData) part(r *page.Request, kind string) (offset, limit int) {
	switch {
	case d.What == kind:
		return d.Paging.Offset(), d.Paging.Size + 1
	case r.IsTable():
		return 0, d.Paging.Size
	}
	return 0, maxFound
}

func (p *Pages) search(r *page.Request) (page.View, error) {
	data := &searchData{Words: r.Words("q"), What: r.Choice("what", append([]string{""}, searched...)...), Kinds: searched, Filter: r.Filter(), Paging: r.Paging()}
	view := page.View{Name: "search", Title: r.Text("search"), Data: data, Rows: data.rows}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	if data.Words != "" {
		data.meant = meaning.Of(data.Words)
		if data.wants(anIndicator) {
			var err error
			if data.Answers, err = data.meant.Answers(r.Language); err != nil {
				return page.View{}, err
			}
		}
		data.findRegions(r)
		data.findIndicators(r)
		for _, look := range []func(*page.Request) error{p.lookUpOrgans(data), p.lookUpReports(data), p.lookUpPassages(data)} {
			if err := look(r); err != nil {
				return data.FormAlone(r, view, err)
			}
		}
	}
	if err := p.tellInvented(r, data); err != nil {
		return page.View{}, err
	}
	return view, nil
}

// tellInvented marks the reports and passages found that are of invented reports, and says how many there are.
func (p *Pages) tellInvented(r *page.Request, d *searchData) error {
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return err
	}
	for i := range d.Reports {
		d.Reports[i].Invented = listed.Invented(d.Reports[i].ID)
	}
	for i := range d.Passages {
		d.Passages[i].Report.Invented = listed.Invented(d.Passages[i].Report.ID)
	}
	d.Invented, err = listed.Told()
	return err
}

func (d *searchData) rows() [][]string {
	rows := page.Head("kind id name region year amount amount_yuan amount_doubt invented")
	for _, a := range d.Answers {
		rows = append(rows, []string{"answer", a.Address, a.Name, "", "", "", "", "", ""})
	}
	plain := func(kind, id, name string) { rows = append(rows, []string{kind, id, name, "", "", "", "", "", ""}) }
	for _, f := range d.Regions {
		plain(aRegion, f.Code, f.Name)
	}
	for _, o := range d.Organs {
		plain(anOrgan, "", o.Name)
	}
	for _, rate := range d.Rates {
		plain("rate", rate.Code, rate.Name)
	}
	for _, i := range d.Indicators {
		plain(anIndicator, i.Code, i.Name)
	}
	for _, e := range d.Reports {
		rows = append(rows, []string{aReport, strconv.FormatInt(e.ID, 10), e.Title, e.Region, strconv.Itoa(e.Year), "", "", "", strconv.FormatBool(e.Invented)})
	}
	for _, p := range d.Passages {
		about := []string{aPassage, strconv.FormatInt(p.Report.ID, 10), prose.Whole(p.Parts), p.Report.Region, strconv.Itoa(p.Report.Year)}
		if len(p.Amounts) == 0 {
			rows = append(rows, append(about, "", "", "", strconv.FormatBool(p.Report.Invented)))
		}
		for _, a := range p.Amounts {
			rows = append(rows, append(slices.Clone(about), a.Printed, a.Yuan, string(a.Doubt), strconv.FormatBool(p.Report.Invented)))
		}
	}
	return rows
}

// findIndicators finds rates and indicators by their names, their codes and what they are commonly
// called.
func (d *searchData) findIndicators(r *page.Request) {
	if !d.wants(anIndicator) {
		return
	}
	words := d.Words
	if len(d.meant.Regions) > 0 && d.meant.Rest != "" {
		words = d.meant.Rest
	}
	holds := func(texts ...string) bool {
		return slices.ContainsFunc(texts, func(text string) bool { return meaning.Holds(text, words) })
	}
	for i, rate := range catalogue.Rates() {
		if holds(append(rate.Names, rate.Zh, rate.En, rate.Code)...) {
			d.Rates = append(d.Rates, naming.Rates(r.Language)[i])
		}
	}
	for _, t := range naming.Tables(r.Language) {
		for _, i := range t.Indicators {
			known, _ := naming.Quantity(i.Code, "")
			if holds(append(catalogue.CommonNames(i.Code), known.Zh, known.En, i.Code, i.Name)...) {
				d.Indicators = append(d.Indicators, i)
			}
		}
	}
	d.Totals.Indicators = len(d.Rates) + len(d.Indicators)
	if d.What == "" && !r.IsTable() {
		d.Indicators = d.Indicators[:min(len(d.Indicators), maxFound)]
	}
}

// lookUpOrgans finds organs by a part of the name.
func (p *Pages) lookUpOrgans(d *searchData) func(*page.Request) error {
	return func(r *page.Request) (err error) {
		if d.wants(anOrgan) {
			q := d.query(d.part(r, anOrgan))
			d.Organs, d.Totals.Organs, err = find.Organs(r.Context(), p.db, q)
			if within, ok := d.within(q); ok && err == nil && d.Totals.Organs == 0 {
				d.Organs, d.Totals.Organs, err = find.Organs(r.Context(), p.db, within)
			}
		}
		if d.What == anOrgan {
			d.Organs = page.Cut(&d.Paging, d.Organs)
		}
		return err
	}
}

// lookUpReports takes the words for a reference to a report, for the name of a region, and for a part
// of an organ's name.
func (p *Pages) lookUpReports(d *searchData) func(*page.Request) error {
	return func(r *page.Request) error {
		if !d.wants(aReport) {
			return nil
		}
		q := d.query(d.part(r, aReport))
		list, err := find.Reports(r.Context(), p.db, q)
		if within, ok := d.within(q); ok && err == nil && list.Total == 0 {
			list, err = find.Reports(r.Context(), p.db, within)
		}
		d.Reports, d.Totals.Reports = entriesOf(list.Reports), list.Total
		if d.What == aReport {
			d.Reports = page.Cut(&d.Paging, d.Reports)
		}
		return err
	}
}

// lookUpPassages looks for the words in the text of reports. Words without a letter
// or digit are in none.
func (p *Pages) lookUpPassages(d *searchData) func(*page.Request) error {
	return func(r *page.Request) error {
		if !d.wants(aPassage) {
			return nil
		}
		part := d.query(d.Paging.Offset(), d.Paging.Size+1)
		if d.What == "" && !r.IsTable() {
			part.Offset, part.Limit = 0, maxFound
		}
		found, err := chapters.Rank(r.Context(), p.db, part)
		if within, ok := d.within(part); ok && err == nil && found.Weighed == 0 {
			found, err = chapters.Rank(r.Context(), p.db, within)
		}
		if err != nil && !errors.Is(err, chapters.ErrNoWords) {
			return err
		}
		d.Totals.Passages, d.Totals.MorePassages = found.Weighed, found.More
		hits := found.Hits
		if d.What == aPassage || r.IsTable() {
			hits = page.Cut(&d.Paging, hits)
		}
		for _, h := range hits {
			d.Passages = append(d.Passages, foundPassage{report.Link{ID: h.ReportID, Title: h.Title, Organ: h.Organ, Region: h.Region, Year: h.Year},
				h.SectionTitle, marked(h.Snippet), h.Amounts})
		}
		return nil
	}
}

// query returns what the store is asked for.
func (d *searchData) query(offset, limit int) find.Query {
	q := d.Search()
	q.Words, q.Offset, q.Limit = d.Words, offset, limit
	return q
}

// within returns the query for the other words in the region that the words name: 洪泽区 民政局. It
// reports false where they name none, or a region is chosen beside them.
func (d *searchData) within(q find.Query) (find.Query, bool) {
	if d.Region != "" || len(d.meant.Regions) == 0 || d.meant.Rest == "" {
		return q, false
	}
	q.Region, q.Words = d.meant.Regions[0].Code, d.meant.Rest
	return q, true
}

// marked returns a snippet in parts, its words apart.
func marked(s chapters.Snippet) []prose.Part {
	var parts []prose.Part
	at := 0
	for _, m := range s.Marks {
		if m.Start > at {
			parts = append(parts, prose.Part{Text: s.Text[at:m.Start]})
		}
		parts = append(parts, prose.Part{Text: s.Text[m.Start:m.End], Own: true})
		at = m.End
	}
	return append(parts, prose.Part{Text: s.Text[at:]})
}
