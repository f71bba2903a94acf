package report

import (
	"fmt"
	"strconv"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/store/chapters"
	"nianbao/store/reports"
)

// A copiesData lists passages that several reports have.
type copiesData struct {
	Region    string     `json:"region,omitempty"`
	FromYear  int        `json:"from_year,omitempty"`
	ToYear    int        `json:"to_year,omitempty"`
	Passages  int        `json:"passages"`  // looked at
	Truncated bool       `json:"truncated"` // there are more passages than are looked at
	More      bool       `json:"more"`      // there are more copies than are listed
	Copies    []copyData `json:"copies"`
}

// A copyData is a passage that two reports have, with small differences.
type copyData struct {
	Likeness float64      `json:"likeness"`
	Left     Link         `json:"left"`
	Right    Link         `json:"right"`
	Section  string       `json:"section"`
	LeftText []prose.Part `json:"left_text"`
	Text     []prose.Part `json:"right_text"`
}

// Percent returns the likeness in whole percent, rounded down: not every copy is
// to the letter.
func (c copyData) Percent() int { return int(c.Likeness * 100) }

const (
	// maxPassages bounds how many paragraphs are looked at in one answer: about a
	// thousand reports, which takes about a second.
	maxPassages = 20_000
	maxCopies   = 100
)

func (p *Pages) copies(r *page.Request) (page.View, error) {
	data := &copiesData{Region: r.Words("region"), FromYear: r.Year("from"), ToYear: r.Year("to")}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	filter := reports.Filter{FromYear: data.FromYear, ToYear: data.ToYear, LatestOnly: true}
	if data.Region != "" {
		filter.Regions = []string{data.Region}
	}
	found, err := chapters.Paragraphs(r.Context(), p.db, filter, prose.LeastLength, maxPassages+1)
	if err != nil {
		return page.View{}, err
	}
	if data.Truncated = len(found) > maxPassages; data.Truncated {
		found = found[:maxPassages]
	}
	data.Passages = len(found)
	passages := make([]prose.Passage, len(found))
	for i, f := range found {
		passages[i] = prose.Passage{Report: f.Report.ID, Section: f.Section, Text: f.Text}
	}
	copies, more := prose.Copies(passages, maxCopies)
	data.More = more
	for _, c := range copies {
		left, right := prose.Differences(passages[c.A].Text, passages[c.B].Text)
		data.Copies = append(data.Copies, copyData{Likeness: c.Likeness, Left: linkOf(found[c.A].Report), Right: linkOf(found[c.B].Report),
			Section: passages[c.B].Section, LeftText: left, Text: right})
	}
	return page.View{Name: "copies", Title: r.Text("copies"), Data: data, Rows: data.rows}, nil
}

func (d *copiesData) rows() [][]string {
	return page.Table("likeness left_report left_organ left_year right_report right_organ right_year section left_text right_text", d.Copies, func(c copyData) []string {
		return []string{fmt.Sprintf("%.3f", c.Likeness), fmt.Sprint(c.Left.ID), c.Left.Organ, strconv.Itoa(c.Left.Year),
			fmt.Sprint(c.Right.ID), c.Right.Organ, strconv.Itoa(c.Right.Year), c.Section, prose.Whole(c.LeftText), prose.Whole(c.Text)}
	})
}
