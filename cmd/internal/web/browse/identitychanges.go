package browse

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/reports"
)

// An identityChangesData is a part of the list of reports of which a later reading tells
// otherwise whose they are.
type identityChangesData struct {
	page.Mistyped
	Region   string                `json:"region,omitempty"`
	Organ    string                `json:"organ,omitempty"`
	FromYear int                   `json:"from_year,omitempty"`
	ToYear   int                   `json:"to_year,omitempty"`
	Changes  []identityChangeEntry `json:"changes"`
	Paging   page.Paging           `json:"paging"`
}

// An identityChangeEntry is one change. Where the file lies is no visitor's business.
type identityChangeEntry struct {
	Report   int64                `json:"report"`
	Revision int                  `json:"revision"` // of the later reading
	At       string               `json:"changed_at"`
	Differs  []string             `json:"differs"` // fields of the sides
	Before   reports.IdentitySide `json:"before"`
	After    reports.IdentitySide `json:"after"`
}

func (p *Pages) identityChanges(r *page.Request) (page.View, error) {
	data := &identityChangesData{Region: r.Words("region"), Organ: r.Words("organ"), Paging: r.Paging()}
	data.FromYear, data.ToYear = r.Span()
	view := page.View{Name: "identitychanges", Title: r.Text("identity-changes"), Data: data, Rows: data.rows}
	if err := r.Wrong(); err != nil {
		return data.FormAlone(r, view, err)
	}
	list, err := reports.IdentityChanges(r.Context(), p.db, reports.Query{Region: data.Region, Organ: data.Organ,
		FromYear: data.FromYear, ToYear: data.ToYear}, reports.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	data.Changes = []identityChangeEntry{}
	for _, c := range page.Cut(&data.Paging, list) {
		data.Changes = append(data.Changes, identityChangeEntry{c.ReportID, c.Revision, c.At.UTC().Format(time.RFC3339), c.Differences(), c.Before, c.After})
	}
	return view, nil
}

// sideColumns are those of one side in a spreadsheet.
const sideColumns = "organ organ_kind region_code region township year identity evidence against parser"

func (d *identityChangesData) rows() [][]string {
	var names []string
	for _, end := range []string{"_before", ""} {
		for _, name := range strings.Fields(sideColumns) {
			names = append(names, name+end)
		}
	}
	return page.Table("report revision changed_at differs "+strings.Join(names, " "), d.Changes, func(c identityChangeEntry) []string {
		return slices.Concat([]string{strconv.FormatInt(c.Report, 10), strconv.Itoa(c.Revision), c.At, strings.Join(c.Differs, "; ")}, sideRow(c.Before), sideRow(c.After))
	})
}

func sideRow(s reports.IdentitySide) []string {
	year := ""
	if s.Year != 0 {
		year = strconv.Itoa(s.Year)
	}
	return []string{s.Organ, s.OrganKind, s.RegionCode, s.Region, s.Township, year, s.Identity, s.Evidence, s.Against, s.Parser}
}
