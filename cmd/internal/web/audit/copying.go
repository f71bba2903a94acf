package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/report"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/invented"
	"nianbao/store/lastyear"
	"nianbao/store/reports"
)

// maxPassages bounds how many paragraphs are looked at in one answer, but for the last reports: those
// of about a thousand, which takes most of a second, and is then kept.
const maxPassages = 20_000

// A looked says what was looked at.
type looked struct {
	Passages  int  `json:"passages"`
	Read      int  `json:"reports_read"`   // of the reports that were chosen
	Chosen    int  `json:"reports_chosen"` // all that there are
	Truncated bool `json:"truncated"`      // not all were read: they are those of the first organs by region, each with all of its years
}

// A copying is what the long paragraphs of some reports have in common.
type copying struct {
	looked
	clusters []cluster
	reuses   []reuse // of the reports that were chosen, those of the organ first of which others have the most in one year
}

// A cluster is a passage that several reports have.
type cluster struct {
	section string
	text    string
	reports int
	organs  int
	members []member
}

// A member is one of the reports that have the passage.
type member struct {
	report     report.Link
	section    string
	likeness   float64
	characters int
	share      float64 // of the characters in the long paragraphs of the report
	organ      string  // as organOf tells it
}

// A reuse is how much of a report's text others have too.
type reuse struct {
	prose.Reuse
	report report.Link
	code   string // of the region
	kind   string
	organ  string // as organOf tells it
}

// copyingOf compares the text of the reports that a filter chooses, and of the year before them. It
// is kept as long as the database stays as it is.
func (p *Pages) copyingOf(r *page.Request, f page.Filter, examples figure.ExamplesChoice) (copying, error) {
	without, err := examples.Without(r, p.db)
	if err != nil {
		return copying{}, err
	}
	state, err := database.State(r.Context(), p.db)
	if err != nil {
		return copying{}, err
	}
	return database.Keep(p.db, state, fmt.Sprintf("copying %+v, invented ones left out: %v", f, without != nil), copying.bytes, func() (copying, error) {
		read, err := chapters.Paragraphs(r.Context(), p.db, f.Search(), prose.LeastLength, maxPassages)
		if err != nil {
			return copying{}, err
		}
		return compare(leaveOut(read, without), f), nil
	})
}

// leaveOut takes the paragraphs of some reports out of a reading, and these out of its counts.
func leaveOut(read chapters.Reading, without invented.Reports) chapters.Reading {
	left := map[int64]bool{}
	read.Paragraphs = slices.DeleteFunc(slices.Clone(read.Paragraphs), func(p chapters.Paragraph) bool {
		if without.Has(p.Report.ID) {
			left[p.Report.ID] = true
		}
		return left[p.Report.ID]
	})
	read.Reports, read.Chosen = read.Reports-len(left), read.Chosen-len(left)
	return read
}

// bytes estimates what it takes to keep.
func (c copying) bytes() int {
	size := 300 * len(c.reuses)
	for _, of := range c.clusters {
		size += len(of.text) + 200*len(of.members)
	}
	return size
}

// compare finds what paragraphs have in common.
func compare(read chapters.Reading, f page.Filter) copying {
	var found []chapters.Paragraph
	var passages []prose.Passage
	infos := map[int64]reports.Info{}
	for _, p := range read.Paragraphs {
		own := lastyear.OwnWords(p.Text) // what every organ has to write is nobody's copy
		if utf8.RuneCountInString(own) < prose.LeastLength {
			continue
		}
		found = append(found, p)
		passages = append(passages, prose.Passage{Report: p.Report.ID, Organ: organOf(p.Report), Year: p.Report.Year, Section: p.Section, Text: own})
		infos[p.Report.ID] = p.Report
	}
	all := prose.Collect(passages)
	clusters := all.Clusters()
	c := copying{looked: looked{len(found), read.Reports, read.Chosen, read.Reports < read.Chosen}}
	whole := map[int64]prose.Reuse{}
	for _, r := range all.Reuses(clusters) {
		whole[r.Report] = r
		if info := infos[r.Report]; f.FromYear == 0 || info.Year >= f.FromYear {
			c.reuses = append(c.reuses, reuse{r, linkOf(info), info.RegionCode, info.OrganKind, organOf(info)})
		}
	}
	for _, of := range clusters {
		one := cluster{section: found[of.First].Section, text: strings.Clone(found[of.First].Text), reports: of.Reports, organs: of.Organs}
		chosen := false
		for _, m := range of.Members {
			p := found[m.Passage]
			characters := utf8.RuneCountInString(passages[m.Passage].Text)
			one.members = append(one.members, member{linkOf(p.Report), p.Section, m.Likeness, characters, whole[p.Report.ID].Share(characters), cmp.Or(organOf(p.Report), fmt.Sprint(p.Report.ID))})
			chosen = chosen || f.FromYear == 0 || p.Report.Year >= f.FromYear
		}
		// The earliest stays the first.
		one.members = lastyear.Together(one.members, func(m member) string { return m.organ }, func(m member) int { return -m.report.Year })
		if chosen {
			c.clusters = append(c.clusters, one)
		}
	}
	slices.SortStableFunc(c.reuses, func(a, b reuse) int {
		return cmp.Or(cmp.Compare(b.Share(b.Others), a.Share(a.Others)), b.report.Year-a.report.Year, cmp.Compare(a.code, b.code))
	})
	c.reuses = lastyear.Together(c.reuses, func(r reuse) string { return cmp.Or(r.organ, fmt.Sprint(r.Report)) }, func(r reuse) int { return r.report.Year })
	return c
}

// organOf tells the organ of a report from all others, "" if it does not say whose it is.
func organOf(r reports.Info) string {
	if r.Organ == "" || r.RegionCode == "" {
		return r.Organ
	}
	return r.RegionCode + " " + r.Body
}

func linkOf(i reports.Info) report.Link {
	return report.Link{ID: i.ID, Title: i.Title, Organ: i.Organ, Region: i.Region, Year: i.Year}
}

// rowsOfOrgans returns for each entry of a list how many that follow each other are of the same organ, from the first of
// these on, which names it, and 0 for the others.
func rowsOfOrgans[E any](list []E, organ func(E) string) []int {
	rows := make([]int, len(list))
	first := 0
	for i, e := range list {
		if organ(e) == "" || organ(e) != organ(list[first]) {
			first = i
		}
		rows[first]++
	}
	return rows
}
