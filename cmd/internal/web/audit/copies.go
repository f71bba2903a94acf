package audit

import (
	"fmt"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/report"
)

// A copiesData lists passages that several reports have, each once.
type copiesData struct {
	page.Filter
	figure.ExamplesChoice
	Among string `json:"among"` // all; own: copies of an organ's own text; others: that several organs have
	looked
	Total    int            `json:"total"` // of clusters
	Clusters []clusterEntry `json:"clusters"`
	Paging   page.Paging    `json:"paging"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
	// Reuse is how many reports have nine tenths of their whole text from their organ's own of the year before, of the reports that are
	// chosen: no paragraph of these need be long enough to be listed here.
	Reuse int `json:"nine_tenths_copied"`

	Amongs []string `json:"-"` // to choose from
}

// A clusterEntry is a passage with the reports that have it.
type clusterEntry struct {
	Section string        `json:"section"`
	Text    string        `json:"text"` // as the earliest has it
	Reports int           `json:"reports"`
	Organs  int           `json:"organs"`
	Members []memberEntry `json:"members"`
}

// A memberEntry is a report that has the passage.
type memberEntry struct {
	Report     report.Link `json:"report"`
	Section    string      `json:"section"`
	Likeness   float64     `json:"likeness"`   // to the text that is shown, from 0 to 1
	Characters int         `json:"characters"` // of the passage as this report has it
	Share      float64     `json:"share"`      // of its long paragraphs, from 0 to 1

	Years int `json:"-"` // rows of the organ from here on, of which the first names it; 0 of the others
}

// LeastLength is how many characters a paragraph has at least that is compared.
func (*copiesData) LeastLength() int { return prose.LeastLength }

// LeastPercent is from how much likeness, in percent, paragraphs are listed together.
func (*copiesData) LeastPercent() int { return leastPercent() }

// Part returns the share in whole percent.
func (m memberEntry) Part() int { return int(m.Share*100 + 0.5) }

// The copies that are listed, and how many clusters are on a page unless more are asked for.
var amongWords = []string{"all", "own", "others"}

const clustersOnPage = 20

func (p *Pages) copies(r *page.Request) (page.View, error) {
	data := &copiesData{Filter: r.Filter(), Among: r.Choice("among", amongWords...), Amongs: amongWords, Paging: r.Paging(), Clusters: []clusterEntry{}}
	if r.URL.Query().Get("size") == "" && r.URL.Query().Get("_size") == "" && !r.IsTable() {
		data.Paging.Size = clustersOnPage
	}
	if err := data.Choose(r, p.db); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "copies", Title: r.Text("copies"), Data: data, Rows: data.rows}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	found, err := p.copyingOf(r, data.Filter, data.ExamplesChoice)
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	data.looked = found.looked
	var chosen []cluster
	for _, c := range found.clusters {
		if data.Among == "all" || (data.Among == "own") == (c.organs == 1) {
			chosen = append(chosen, c)
		}
	}
	data.Total = len(chosen)
	if data.Reuse, err = p.mostlyReused(r, data.Filter, data.ExamplesChoice); err != nil {
		return page.View{}, err
	}
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return page.View{}, err
	}
	for _, c := range page.CutAll(&data.Paging, chosen) {
		e := clusterEntry{Section: c.section, Text: c.text, Reports: c.reports, Organs: c.organs}
		years := rowsOfOrgans(c.members, func(m member) string { return m.organ })
		for i, m := range c.members {
			m.report.Invented = listed.Invented(m.report.ID)
			e.Members = append(e.Members, memberEntry{m.report, m.section, m.likeness, m.characters, m.share, years[i]})
		}
		data.Clusters = append(data.Clusters, e)
	}
	if data.Invented, err = listed.Told(); err != nil {
		return page.View{}, err
	}
	return view, nil
}

// rows has a row for each report of each cluster.
func (d *copiesData) rows() [][]string {
	rows := page.Head("cluster reports organs report organ region year section likeness characters share text invented")
	for i, c := range d.Clusters {
		for _, m := range c.Members {
			rows = append(rows, []string{strconv.Itoa(d.Paging.Offset() + i + 1), strconv.Itoa(c.Reports), strconv.Itoa(c.Organs), fmt.Sprint(m.Report.ID), m.Report.Organ, m.Report.Region,
				strconv.Itoa(m.Report.Year), m.Section, fmt.Sprintf("%.3f", m.Likeness), strconv.Itoa(m.Characters), fmt.Sprintf("%.3f", m.Share), c.Text, strconv.FormatBool(m.Report.Invented)})
		}
	}
	return rows
}
