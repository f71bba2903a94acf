package browse

import (
	"strconv"
	"time"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/crawldb"
)

// An organCoverageData is a part of the table of what is expected and held of the organs whose
// reports the crawler had.
type organCoverageData struct {
	Site   string          `json:"site,omitempty"`
	Years  []int           `json:"years"`
	Organs []organCoverage `json:"organs"`
	Paging page.Paging     `json:"paging"`
	// Invented says how many of the reports listed are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`
}

// An organCoverage is one organ with its years, in the order of the table.
type organCoverage struct {
	Site     string        `json:"site"`
	OrganID  string        `json:"organ_id"`
	Organ    string        `json:"organ"`
	Expected int           `json:"expected"` // years from its first report on whose reports are due
	Held     int           `json:"held"`     // of these
	Missing  int           `json:"missing"`  // of these, also behind a wall
	Years    []coveredYear `json:"years"`
}

// A coveredYear is what there is of an organ's report on a year.
type coveredYear struct {
	Year   int    `json:"year"`
	State  string `json:"state"`            // held, missing, blocked, not-due, or before its first report
	Report int64  `json:"report,omitempty"` // the latest version
	// Invented says that this is an example, of which neither words nor figures are real.
	Invented bool `json:"invented,omitempty"`
}

// The states of a year.
const (
	stateHeld    = "held"
	stateMissing = "missing" // it is due and not held
	stateBlocked = "blocked" // the same, and a wall stands before the site
	stateNotDue  = "not-due" // the day on which it is due has not passed
	stateBefore  = "before"  // there is no report on an earlier year, and none is expected
)

func (p *Pages) organCoverage(r *page.Request) (page.View, error) {
	data := &organCoverageData{Site: r.Words("site"), Years: []int{}, Organs: []organCoverage{}, Paging: r.Paging()}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	list, err := crawldb.Coverage(r.Context(), p.db, data.Site, data.Paging.Offset(), data.Paging.Size+1)
	if err != nil {
		return page.View{}, err
	}
	data.add(page.Cut(&data.Paging, list), p.db.Now())
	listed, err := figure.NewListed(r, p.db)
	if err != nil {
		return page.View{}, err
	}
	for _, o := range data.Organs {
		for i := range o.Years {
			if o.Years[i].Report != 0 {
				o.Years[i].Invented = listed.Invented(o.Years[i].Report)
			}
		}
	}
	if data.Invented, err = listed.Told(); err != nil {
		return page.View{}, err
	}
	return page.View{Name: "organcoverage", Title: r.Text("organ-coverage"), Data: data, Rows: data.rows}, nil
}

// add adds the organs, with the years from the first report of any to the last on which reports are
// published now.
func (d *organCoverageData) add(list []crawldb.OrganCoverage, now time.Time) {
	last := crawldb.LastYear(now)
	first := last + 1
	for _, o := range list {
		first = min(first, firstYear(o, first))
		if o.OrganID == "" {
			first = min(first, last)
		}
	}
	for year := first; year <= last; year++ {
		d.Years = append(d.Years, year)
	}
	for _, o := range list {
		row := organCoverage{Site: o.Site, OrganID: o.OrganID, Organ: o.Organ, Years: []coveredYear{}}
		begins := firstYear(o, last+1)
		for _, year := range d.Years {
			y := coveredYear{Year: year, Report: o.Held[year]}
			switch {
			case o.OrganID == "" && year < last: // a site of which there is no document: whose reports it has, is not known
				y.State = stateBefore
			case o.OrganID == "":
				y.State = stateBlocked
			case y.Report != 0:
				y.State = stateHeld
				row.Held++
			case year < begins:
				y.State = stateBefore
			case !crawldb.IsDue(o.Kind, year, now):
				y.State = stateNotDue
			case o.Blocked:
				y.State = stateBlocked
				row.Missing++
			default:
				y.State = stateMissing
				row.Missing++
			}
			row.Years = append(row.Years, y)
		}
		row.Expected = row.Held + row.Missing
		d.Organs = append(d.Organs, row)
	}
}

// firstYear returns the first year of which there is a report, otherwise for none.
func firstYear(o crawldb.OrganCoverage, otherwise int) int {
	for year := range o.Held {
		otherwise = min(otherwise, year)
	}
	return otherwise
}

func (d *organCoverageData) rows() [][]string {
	rows := page.Head("site organ_id organ year state report invented")
	for _, o := range d.Organs {
		for _, y := range o.Years {
			report := ""
			if y.Report != 0 {
				report = strconv.FormatInt(y.Report, 10)
			}
			rows = append(rows, []string{o.Site, o.OrganID, o.Organ, strconv.Itoa(y.Year), y.State, report, strconv.FormatBool(y.Invented)})
		}
	}
	return rows
}
