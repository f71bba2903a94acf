package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
)

// A reuseData ranks reports by how much of their text is not new.
type reuseData struct {
	page.Filter
	By string `json:"by"` // own: last year's text; others: that of other organs
	looked
	Total   int          `json:"total"` // of reports
	Reports []reuseEntry `json:"reports"`
	Paging  page.Paging  `json:"paging"`

	Bys []string `json:"-"` // to choose from
}

// A reuseEntry is how much of a report's long paragraphs is not new, in shares from 0 to 1.
type reuseEntry struct {
	Report     report.Link `json:"report"`
	Previous   int64       `json:"previous_report,omitempty"` // of the year before; 0 if it is not here
	Characters int         `json:"characters"`
	Own        float64     `json:"last_years"`
	Others     float64     `json:"of_others"`
}

// OwnPercent returns the share of last year's text in whole percent.
func (e reuseEntry) OwnPercent() int { return int(e.Own*100 + 0.5) }

// OthersPercent returns the share of what other organs have too.
func (e reuseEntry) OthersPercent() int { return int(e.Others*100 + 0.5) }

var reuseWords = []string{"own", "others"}

func (p *Pages) reuse(r *page.Request) (page.View, error) {
	data := &reuseData{Filter: r.Filter(), By: r.Choice("by", reuseWords...), Bys: reuseWords, Reports: []reuseEntry{}}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	found, err := p.copyingOf(r, data.Filter)
	if err != nil {
		return page.View{}, err
	}
	data.looked = found.looked
	ranked := slices.Clone(found.reuses) // by last year's text
	if data.By == "others" {
		slices.SortStableFunc(ranked, func(a, b reuse) int { return cmp.Compare(b.Share(b.Others), a.Share(a.Others)) })
	}
	data.Total = len(ranked)
	data.Paging = r.PagingOfAll(len(ranked))
	for _, e := range page.CutAll(&data.Paging, ranked) {
		data.Reports = append(data.Reports, reuseEntry{e.report, e.Previous, e.Characters, e.Share(e.Own), e.Share(e.Others)})
	}
	return page.View{Name: "reuse", Title: r.Text("reuse"), Data: data, Rows: data.rows}, r.Wrong()
}

func (d *reuseData) rows() [][]string {
	return page.Table("report organ region year characters last_years of_others previous_report", d.Reports, func(e reuseEntry) []string {
		previous := ""
		if e.Previous != 0 {
			previous = strconv.FormatInt(e.Previous, 10)
		}
		return []string{strconv.FormatInt(e.Report.ID, 10), e.Report.Organ, e.Report.Region, strconv.Itoa(e.Report.Year), strconv.Itoa(e.Characters),
			fmt.Sprintf("%.3f", e.Own), fmt.Sprintf("%.3f", e.Others), previous}
	})
}
