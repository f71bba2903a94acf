package audit

import (
	"fmt"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/store/lastyear"
)

// A reuseData ranks reports by how much of their text is not new: by last year's all that have a report
// of the year before, by others those whose paragraphs were compared.
type reuseData struct {
	page.Filter
	figure.ExamplesChoice
	By string `json:"by"` // own: last year's text; others: that of other organs
	looked
	Total int `json:"total"` // of reports
	// Long are those whose text is long enough that its share says something, and Mostly and Half how many of them have nine tenths
	// and half of it from last year. They are counted where reports are ranked by that.
	Long    int          `json:"long_texts,omitempty"`
	Mostly  int          `json:"nine_tenths_copied,omitempty"`
	Half    int          `json:"half_copied,omitempty"`
	Reports []reuseEntry `json:"reports"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	Paging   page.Paging      `json:"paging"`

	Bys []string `json:"-"` // to choose from
}

// A reuseEntry is how much of a report's text is not new, in shares from 0 to 1.
type reuseEntry struct {
	Report     report.Link `json:"report"`
	Previous   int64       `json:"previous_report,omitempty"` // of the year before; 0 if it is not here
	Characters int         `json:"characters,omitempty"`      // of the text: letters, as lastyear counts them
	Copied     int         `json:"copied"`                    // of these, that stood in last year's
	Own        float64     `json:"last_years"`                // the share of these
	Paragraphs int         `json:"paragraph_characters,omitempty"`
	Others     *float64    `json:"of_others,omitempty"` // of these; nil where they were not compared

	Years int `json:"-"` // rows of the organ from here on, of which the first names it; 0 of the others

	organ string // of which it is
}

// OwnPercent returns the share of last year's text in whole percent, rounded down: 100 is all of it.
func (e reuseEntry) OwnPercent() int { return 100 * e.Copied / max(e.Characters, 1) }

// OthersPercent returns the share of what other organs have too.
func (e reuseEntry) OthersPercent() int { return int(*e.Others*100 + 0.5) }

// LeastPercent is from how much likeness, in percent, paragraphs are taken for copies of others.
func (*reuseData) LeastPercent() int { return leastPercent() }

var reuseWords = []string{"own", "others"}

func (p *Pages) reuse(r *page.Request) (page.View, error) {
	data := &reuseData{Filter: r.Filter(), By: r.Choice("by", reuseWords...), Bys: reuseWords, Reports: []reuseEntry{}}
	if err := data.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "reuse", Title: r.Text("reuse"), Data: data, Rows: data.rows}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	list := p.ofLastYear
	if data.By == "others" {
		list = p.ofOthers
	}
	if err := list(r, data); err != nil {
		return data.FormAlone(r, view, err)
	}
	for i, n := range rowsOfOrgans(data.Reports, func(e reuseEntry) string { return e.organ }) {
		data.Reports[i].Years = n
	}
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return page.View{}, err
	}
	for i := range data.Reports {
		data.Reports[i].Report.Invented = listed.Invented(data.Reports[i].Report.ID)
	}
	if data.Invented, err = listed.Told(); err != nil {
		return page.View{}, err
	}
	return view, r.Wrong()
}

// mostlyReused counts the reports whose text is for nine tenths last year's, of those whose text is long enough to say so.
func (p *Pages) mostlyReused(r *page.Request, filter page.Filter, examples figure.ExamplesChoice) (int, error) {
	data := reuseData{Filter: filter, ExamplesChoice: examples}
	_, err := p.rankedOfLastYear(r, &data)
	return data.Mostly, err
}

// ofLastYear ranks reports by how much of their text is last year's.
func (p *Pages) ofLastYear(r *page.Request, data *reuseData) error {
	ranked, err := p.rankedOfLastYear(r, data)
	if err != nil {
		return err
	}
	data.Paging = r.PagingOfAll(len(ranked))
	part := page.CutAll(&data.Paging, ranked)
	ids := make([]int64, len(part))
	for i, pair := range part {
		ids[i] = pair.Report
	}
	infos, err := lastyear.Named(r.Context(), p.db, ids)
	for _, pair := range part {
		e := reuseEntry{Report: linkOf(infos[pair.Report]), organ: pair.Region + " " + pair.Body}
		e.tell(pair)
		data.Reports = append(data.Reports, e)
	}
	return err
}

// rankedOfLastYear returns all reports that are chosen in the order of how much of their text is last year's, and counts them.
func (p *Pages) rankedOfLastYear(r *page.Request, data *reuseData) ([]lastyear.Pair, error) {
	without, err := data.Without(r, p.db)
	if err != nil {
		return nil, err
	}
	var leftOut func(int64) bool
	if without != nil {
		leftOut = without.Has
	}
	ranked, err := lastyear.Ranked(r.Context(), p.db, data.Search(), leftOut)
	if err != nil {
		return nil, err
	}
	data.Total = len(ranked)
	for _, pair := range ranked {
		if pair.Letters < lastyear.LongText {
			continue
		}
		data.Long++
		if 10*pair.Copied >= 9*pair.Letters {
			data.Mostly++
		}
		if 2*pair.Copied >= pair.Letters {
			data.Half++
		}
	}
	data.Read, data.Chosen = data.Total, data.Total
	return ranked, nil
}

// ofOthers ranks them by how much of their text other organs have.
func (p *Pages) ofOthers(r *page.Request, data *reuseData) error {
	found, err := p.copyingOf(r, data.Filter, data.ExamplesChoice)
	if err != nil {
		return err
	}
	data.looked = found.looked
	ranked := found.reuses
	data.Total = len(ranked)
	data.Paging = r.PagingOfAll(len(ranked))
	part := page.CutAll(&data.Paging, ranked)
	ids := make([]int64, len(part))
	for i, e := range part {
		ids[i] = e.Report
	}
	pairs, err := lastyear.Of(r.Context(), p.db, ids)
	for _, of := range part {
		share := of.Share(of.Others)
		e := reuseEntry{Report: of.report, Paragraphs: of.Characters, Others: &share, organ: of.organ}
		e.tell(pairs[of.Report])
		data.Reports = append(data.Reports, e)
	}
	return err
}

// tell says how much is last year's.
func (e *reuseEntry) tell(p lastyear.Pair) {
	e.Previous, e.Characters, e.Copied, e.Own = p.Previous, p.Letters, p.Copied, p.Part()
}

func (d *reuseData) rows() [][]string {
	return page.Table("report organ region year characters copied last_years previous_report paragraph_characters of_others invented", d.Reports, func(e reuseEntry) []string {
		row := []string{strconv.FormatInt(e.Report.ID, 10), e.Report.Organ, e.Report.Region, strconv.Itoa(e.Report.Year), "", "", "", "", "", "", strconv.FormatBool(e.Report.Invented)}
		if e.Previous != 0 {
			row[4], row[5], row[6], row[7] = strconv.Itoa(e.Characters), strconv.Itoa(e.Copied), fmt.Sprintf("%.3f", e.Own), strconv.FormatInt(e.Previous, 10)
		}
		if e.Others != nil {
			row[8], row[9] = strconv.Itoa(e.Paragraphs), fmt.Sprintf("%.3f", *e.Others)
		}
		return row
	})
}
