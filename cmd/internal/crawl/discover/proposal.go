package discover

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"nianbao/cmd/internal/crawl/family"
)

// A column is what is known of a list that may be the one.
type column struct {
	family    string
	heading   string
	announced int
	parts     int
	reports   int
	lists     int // below it
	years     map[int]int
	organs    map[string]bool
	samples   []string // texts of the first reports or lists
}

// mostSamples is how many links are shown for a proposal.
const mostSamples = 5

func (c *column) addReport(r family.Record, year int) {
	c.reports++
	if c.years == nil {
		c.years, c.organs = map[int]int{}, map[string]bool{}
	}
	c.years[year]++
	if organ := organIn(r.Link().Name()); organ != "" {
		c.organs[organ] = true
	}
	c.addSample(r)
}

func (c *column) addList(r family.Record) {
	c.lists++
	c.addSample(r)
}

func (c *column) addSample(r family.Record) {
	if name := r.Link().Name(); len(c.samples) < mostSamples {
		c.samples = append(c.samples, name)
	}
}

// worth is what speaks for a column.
func (c *column) worth() int { return c.reports + 2*c.lists }

// best returns the page that is the column most likely, nil if none is: of those that lead to
// reports the one with the most, and of columns within columns the outermost.
func (s *search) best() *step {
	var best *step
	for _, at := range s.looked {
		if at.column.worth() > 0 && (best == nil || at.column.worth() > best.column.worth()) {
			best = at
		}
	}
	for best != nil && best.from != nil && (best.onward || best.data || best.from.place.Column && best.from.column.worth() > 0) {
		best = best.from.list()
	}
	if platform := platformOf(best); platform != nil {
		return platform
	}
	return best
}

// platformOf returns the platform of many organs of which a column is that of one, nil if there is none.
func platformOf(at *step) *step {
	for ; at != nil && at.from != nil; at = at.from {
		if list := at.from.list(); at.organ && list.column.lists > mostSampled {
			return list
		}
	}
	return nil
}

// A Proposal is a line for a sources file, with what speaks for it.
type Proposal struct {
	Root      string
	Start     string      // address of the column
	Family    string      // ID
	Heading   string      // of the column
	Path      []string    // texts of the links that lead there from the home page
	Reports   int         // that its first parts link to
	Lists     int         // of organs or of years that they link to
	Announced int         // that it says it has, -1 if it says nothing
	Years     map[int]int // reports by year, 0 where the link names none
	Organs    int         // that links to reports name
	Sampled   int         // of the lists
	Below     int         // reports in the lists that were sampled
	Samples   []string    // texts of links
	Requests  int         // that it took
}

func (s *search) proposalOf(at *step) *Proposal {
	p := &Proposal{Root: s.root.String(), Start: at.request.URL, Family: at.column.family, Heading: at.column.heading, Reports: at.column.reports, Lists: at.column.lists,
		Announced: at.column.announced, Years: at.column.years, Organs: len(at.column.organs), Samples: at.column.samples, Requests: s.asked}
	for _, below := range s.looked {
		switch {
		case below == at || below.from == nil || below.from.list() != at:
		case (below.onward || below.data) && below.column.reports > p.Reports:
			p.Reports, p.Lists, p.Announced, p.Samples = below.column.reports, below.column.lists, below.column.announced, below.column.samples
			p.Years, p.Organs = below.column.years, len(below.column.organs)
		case !below.onward && !below.data:
			p.Sampled++
			p.Below += below.column.reports
		}
	}
	if at.place.Organs {
		p.Sampled, p.Below = s.sampledOf(at)
	}
	for ; at.from != nil; at = at.from {
		if at.text != "" { // where a page leads on by itself there is none
			p.Path = append([]string{at.text}, p.Path...)
		}
	}
	return p
}

// sampledOf returns how many columns of organs of a platform were looked at, and how many reports they have.
func (s *search) sampledOf(platform *step) (columns, reports int) {
	for _, at := range s.looked {
		if platformOf(at) == platform && at.column.worth() > 0 {
			columns++
			reports += at.column.reports
		}
	}
	return columns, reports
}

// evidence says in one line what speaks for the proposal.
func (p *Proposal) evidence() string {
	var said []string
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(p.Years))) {
		name := "no year"
		if year != 0 {
			name = fmt.Sprint(year)
		}
		said = append(said, fmt.Sprintf("%s: %d", name, p.Years[year]))
	}
	line := fmt.Sprintf("%s; %d reports", p.Family, p.Reports)
	if len(said) > 0 {
		line += " (" + strings.Join(said, ", ") + ")"
	}
	if p.Organs > 0 {
		line += fmt.Sprintf(", organs: %d", p.Organs)
	}
	if p.Announced >= 0 {
		line += fmt.Sprintf(", %d records announced", p.Announced)
	}
	if p.Lists > 0 {
		line += fmt.Sprintf(", %d lists of which %d were looked at and have %d reports", p.Lists, p.Sampled, p.Below)
	}
	return line + fmt.Sprintf("; %d requests", p.Requests)
}

// namesOf returns how the proposals are called in a sources file: by their hosts, and by their
// addresses where several are on one host.
func namesOf(proposals []*Proposal) []string {
	names := make([]string, len(proposals))
	there := map[string]int{}
	for i, p := range proposals {
		names[i] = p.Root
		if u, err := url.Parse(p.Root); err == nil && u.Host != "" {
			names[i] = u.Host
		}
		there[names[i]]++
	}
	for i, p := range proposals {
		if there[names[i]] > 1 {
			names[i] = p.Start
		}
	}
	return names
}

// WriteYAML writes a sources file, with the evidence as comments. A person looks at it before it is
// used.
func WriteYAML(w io.Writer, proposals []*Proposal) error {
	list := yaml.Node{Kind: yaml.SequenceNode}
	names := namesOf(proposals)
	for i, p := range proposals {
		site := &yaml.Node{}
		if err := site.Encode(struct {
			Name  string   `yaml:"name"`
			Start []string `yaml:"start,flow"`
		}{names[i], []string{p.Start}}); err != nil {
			return err
		}
		site.HeadComment = p.evidence() + "\n" + strings.Join(p.Path, " > ") + "\n" + strings.Join(p.Samples, " | ")
		list.Content = append(list.Content, site)
	}
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(map[string]*yaml.Node{"sites": &list}); err != nil {
		return err
	}
	return encoder.Close()
}

// WriteCSV writes a line for each proposal, with the evidence in the columns to the right. It is a
// table of sites as it is, in which those columns are passed over.
func WriteCSV(w io.Writer, proposals []*Proposal) error {
	rows := csv.NewWriter(w)
	_ = rows.Write([]string{"name", "start", "recognized", "heading", "reports", "lists", "announced", "evidence", "path", "samples"}) // Error tells
	names := namesOf(proposals)
	for i, p := range proposals {
		announced := ""
		if p.Announced >= 0 {
			announced = strconv.Itoa(p.Announced)
		}
		_ = rows.Write([]string{names[i], p.Start, p.Family, p.Heading, strconv.Itoa(p.Reports), strconv.Itoa(p.Lists), announced, p.evidence(),
			strings.Join(p.Path, " > "), strings.Join(p.Samples, " | ")})
	}
	rows.Flush()
	return rows.Error()
}
