package corrections

import (
	"strconv"
	"time"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/number"
	"nianbao/store/proposals"
	"nianbao/store/reports"
)

// A madeData is a part of the list of corrections that were made.
type madeData struct {
	page.Mistyped
	Region      string      `json:"region,omitempty"`
	Corrections []madeEntry `json:"corrections"`
	Paging      page.Paging `json:"paging"`

	Proposals bool `json:"-"` // corrections may be proposed
}

// A madeEntry is a correction. A value is an exact decimal, "" where the cell is blank.
type madeEntry struct {
	Report     int64  `json:"report,omitempty"` // none if the document is not here any more
	Organ      string `json:"organ,omitempty"`
	RegionCode string `json:"region_code,omitempty"`
	Region     string `json:"region,omitempty"`
	Year       int    `json:"year,omitempty"`
	Cell       string `json:"cell"`
	Name       string `json:"name"`
	Page       int    `json:"page,omitempty"`
	ReadValue  string `json:"machine_value"`
	ReadStatus string `json:"machine_status"`
	Value      string `json:"value"`
	Reason     string `json:"reason"`
	By         string `json:"by"`
	At         string `json:"at"`
	Proposed   bool   `json:"proposed"` // by a visitor
	Proposer   string `json:"proposer,omitempty"`
	Ended      string `json:"ended,omitempty"` // undone, replaced
	EndedBy    string `json:"ended_by,omitempty"`
	EndedAt    string `json:"ended_at,omitempty"`

	Day      string `json:"-"`
	EndedDay string `json:"-"`
}

// made lists the corrections that were made.
func (p *Pages) made(r *page.Request) (page.View, error) {
	data := &madeData{Region: r.Words("region"), Paging: r.Paging(), Proposals: p.writable != nil, Corrections: []madeEntry{}}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	view := page.View{Name: "corrections", Title: r.Text("corrections"), Data: data, Rows: data.rows}
	list, err := proposals.Corrections(r.Context(), p.db, data.Region, reports.Part{Offset: data.Paging.Offset(), Limit: data.Paging.Size + 1})
	if err != nil {
		return data.FormAlone(r, view, err)
	}
	names := naming.Names(r.Language)
	for _, m := range page.Cut(&data.Paging, list) {
		e := madeEntry{Report: m.Report, Organ: m.Organ, RegionCode: m.RegionCode, Region: m.Region, Year: m.Year, Cell: naming.Anchor(m.CellRef),
			Name: names.Cell(m.CellRef), Page: m.Page, ReadValue: decimal(m.Machine.Value), ReadStatus: string(m.Machine.Status), Value: decimal(m.Value),
			Reason: m.Reason, By: m.By, At: moment(m.At), Proposed: m.Proposed, Proposer: m.Proposer, Ended: string(m.Ended), EndedBy: m.EndedBy,
			Day: m.At.Format(time.DateOnly)}
		if m.Ended != reports.InForce {
			e.EndedAt, e.EndedDay = moment(m.EndedAt), m.EndedAt.Format(time.DateOnly)
		}
		data.Corrections = append(data.Corrections, e)
	}
	return view, nil
}

func (d *madeData) rows() [][]string {
	return page.Table("report organ region_code region year cell name page machine_value machine_status value reason by at proposed proposer ended ended_by ended_at",
		d.Corrections, func(e madeEntry) []string {
			return []string{whole(e.Report), e.Organ, e.RegionCode, e.Region, whole(int64(e.Year)), e.Cell, e.Name, whole(int64(e.Page)), e.ReadValue, e.ReadStatus,
				e.Value, e.Reason, e.By, e.At, strconv.FormatBool(e.Proposed), e.Proposer, e.Ended, e.EndedBy, e.EndedAt}
		})
}

// decimal returns a value as data have it, "" for none.
func decimal(v *number.Decimal) string {
	if v == nil {
		return ""
	}
	return v.String()
}

// moment returns a time as data have it, "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// whole returns a number, "" for 0, which is none.
func whole(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
