package report

import (
	"path"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/store/renditions"
	"nianbao/store/reports"
)

// A renditionsData is the publication that a report is of: its files, and what they say of each
// other cell by cell.
type renditionsData struct {
	Report     int64              `json:"report"`
	Version    int                `json:"version"`
	VersionBy  string             `json:"version_by"`
	Renditions []renditionData    `json:"renditions"`
	Versions   []versionData      `json:"other_versions"`
	Findings   []annual.Finding   `json:"findings"`
	Cells      []renditionCell    `json:"cells"`
	Title      string             `json:"-"`
	ByFile     []renditionCompare `json:"-"`
}

// A renditionData is one file of a publication.
type renditionData struct {
	Report     int64  `json:"report"`
	Rendition  int    `json:"rendition"` // 1 stands for the version
	Name       string `json:"name"`
	SHA256     string `json:"sha256"`
	MediaType  string `json:"media_type"`
	SourceURL  string `json:"source_url,omitempty"`
	FetchedAt  string `json:"fetched_at,omitempty"`
	Published  string `json:"published,omitempty"`
	Listed     string `json:"listed,omitempty"` // day that stood beside the link to it
	Correction string `json:"correction_mark,omitempty"`
	Sure       int    `json:"sure"`      // figures of tables that are read, derived or corrected
	InDoubt    int    `json:"in_doubt"`  // figures that are flagged or have no place
	Confirmed  int    `json:"confirmed"` // cells that it and the one that stands state alike
	Differing  int    `json:"differing"` // and otherwise
}

// A versionData is another publication of the organ on the year.
type versionData struct {
	Report    int64  `json:"report"`
	Version   int    `json:"version"`
	By        string `json:"version_by"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title"`
	Latest    bool   `json:"latest"`
}

// A renditionCell is one that the rendition which stands and another one both state.
type renditionCell struct {
	Other       int64  `json:"other_report"`
	Indicator   string `json:"indicator"`
	Applicant   string `json:"applicant"`
	Verdict     string `json:"verdict"`
	InDoubt     bool   `json:"in_doubt"`
	Value       string `json:"value"`
	Status      string `json:"status"`
	Page        int    `json:"page,omitempty"`
	Line        int    `json:"line,omitempty"`
	Cell        string `json:"cell,omitempty"`
	OtherValue  string `json:"other_value"`
	OtherStatus string `json:"other_status"`
	OtherPage   int    `json:"other_page,omitempty"`
	OtherLine   int    `json:"other_line,omitempty"`
	OtherCell   string `json:"other_cell,omitempty"`

	Name   string `json:"-"`
	Anchor string `json:"-"`
}

// A renditionCompare is what one file says of the one that stands, for people.
type renditionCompare struct {
	renditionData
	Differs []renditionCell
}

// renditions shows the files of one publication and what they say of each other.
func (p *Pages) renditions(r *page.Request) (page.View, error) {
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	of, err := renditions.Of(r.Context(), p.db, id)
	if err != nil {
		return page.View{}, err
	}
	data := renditionsOf(id, of, naming.Names(r.Language))
	return page.View{Name: "renditions", Title: r.Text("renditions-of", data.Title), Data: data, Rows: data.rows}, nil
}

func renditionsOf(report int64, of renditions.Publication, names naming.Book) *renditionsData {
	stands := of.Renditions[0].Info
	d := &renditionsData{Report: report, Version: stands.Version, VersionBy: stands.VersionBy, Title: nameOf(stands),
		Renditions: []renditionData{}, Versions: versionsOf(of.Others), Findings: append([]annual.Finding{}, annual.Bilingual(of.Findings)...), Cells: []renditionCell{}}
	for _, c := range of.Cells {
		d.Cells = append(d.Cells, renditionCell{Other: c.Other, Indicator: c.Indicator, Applicant: c.Applicant, Verdict: string(c.Verdict), InDoubt: c.InDoubt,
			Value: c.Value, Status: string(c.Status), Page: c.Place.Page, Line: c.Place.Line, Cell: c.Place.Cell,
			OtherValue: c.OtherValue, OtherStatus: string(c.OtherStatus), OtherPage: c.OtherPlace.Page, OtherLine: c.OtherPlace.Line, OtherCell: c.OtherPlace.Cell,
			Name: names.Cell(c.CellRef), Anchor: naming.Anchor(c.CellRef)})
	}
	for _, f := range of.Renditions {
		i := f.Info
		file := renditionData{Report: i.ID, Rendition: i.Rendition, Name: path.Base(strings.ReplaceAll(i.Path, `\`, "/")), SHA256: i.SHA256,
			MediaType: f.MediaType, SourceURL: f.SourceURL, FetchedAt: f.FetchedAt, Published: i.Published, Listed: f.Listed, Correction: i.CorrectionMark,
			Sure: f.Sure, InDoubt: i.Flagged + i.Unplaced, Confirmed: f.Confirmed, Differing: f.Differing}
		d.Renditions = append(d.Renditions, file)
		compare := renditionCompare{renditionData: file}
		for _, c := range d.Cells {
			if c.Other == i.ID && c.Verdict == string(renditions.Differs) {
				compare.Differs = append(compare.Differs, c)
			}
		}
		d.ByFile = append(d.ByFile, compare)
	}
	return d
}

func versionsOf(others []reports.Info) []versionData {
	list := []versionData{}
	for _, i := range others {
		list = append(list, versionData{i.ID, i.Version, i.VersionBy, i.Published, i.Title, i.Latest})
	}
	return list
}

// Several reports whether there is more than this one file.
func (d *renditionsData) Several() bool { return len(d.Renditions) > 1 }

// Stands is the file that stands for the version.
func (d *renditionsData) Stands() renditionData { return d.Renditions[0] }

// Standing reports whether the report that is asked for is read of that.
func (d *renditionsData) Standing() bool { return d.Renditions[0].Report == d.Report }

// Count returns how many figures of all other files are the same as those of the one that
// stands, or how many are not.
func (d *renditionsData) Count(verdict string) int {
	n := 0
	for _, c := range d.Cells {
		if c.Verdict == verdict {
			n++
		}
	}
	return n
}

func (d *renditionsData) rows() [][]string {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return page.Table("other_report indicator applicant verdict in_doubt value status page line other_value other_status other_page other_line cell other_cell", d.Cells,
		func(c renditionCell) []string {
			return []string{strconv.FormatInt(c.Other, 10), c.Indicator, c.Applicant, c.Verdict, strconv.FormatBool(c.InDoubt),
				c.Value, c.Status, number(c.Page), number(c.Line), c.OtherValue, c.OtherStatus, number(c.OtherPage), number(c.OtherLine), c.Cell, c.OtherCell}
		})
}
