package web

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/identity"
	"nianbao/store"
)

// A peersData is a region among its like: those that belong to the same division,
// or those of its level that receive nearly as many applications.
type peersData struct {
	indicatorChoice
	peerChoice
	Code   string    `json:"region_code,omitempty"`
	Title  string    `json:"region_name,omitempty"`
	Median string    `json:"median,omitempty"` // of all that are compared, the region itself too
	Rows   []peerRow `json:"peers"`            // the greatest value first
	// Without counts the regions that are not listed, since they have no report.
	Without int `json:"without_report"`

	Years []int `json:"-"`
	Bars  chart `json:"-"`
}

// A peerChoice is with whom a region is compared.
type peerChoice struct {
	Year  int            `json:"year,omitempty"`
	Kind  store.PeerKind `json:"kind"`
	Count int            `json:"count"` // of the nearest by volume, at most
}

// A peerRow is one of the regions compared.
type peerRow struct {
	rankedEntry
	Volume figure `json:"received"` // applications received, by which the nearest are told
	Itself bool   `json:"itself"`
}

// The number of nearest regions: at most, on the page of peers, and on the page of
// a region.
const (
	maxNearest   = maxRegions
	nearestShown = 10
)

func (s *Server) peers(r *request) (view, error) {
	data, err := s.peersData(r)
	if err != nil {
		return view{}, err
	}
	title, err := r.language.Text("peers")
	if data.Title != "" {
		title, err = r.language.Text("peers-beside", data.Title)
	}
	return view{name: "peers", title: title, data: data, rows: data.rows, sheets: data.sheets}, err
}

func (s *Server) peersData(r *request) (*peersData, error) {
	data := &peersData{}
	if err := data.choose(r); err != nil {
		return nil, err
	}
	var err error
	if data.Years, err = s.reportYears(r.Context()); err != nil || data.Region == "" || len(data.Years) == 0 {
		return data, err
	}
	if data.Code, err = s.config.Store.RegionCode(r.Context(), data.Region); err != nil {
		return nil, err
	}
	if data.Year == 0 {
		if data.Year, _, err = s.lastKnown(r.Context(), data.Code, data.Years); err != nil {
			return nil, err
		}
	}
	return data, s.fillPeers(r.Context(), r.language, data)
}

func (d *peersData) choose(r *request) (err error) {
	if err = d.indicatorChoice.choose(r); err != nil {
		return err
	}
	if d.Year, err = r.year("year"); err != nil {
		return err
	}
	if d.Count, err = r.number("count", 1, maxNearest, nearestShown); err != nil {
		return err
	}
	kind, err := r.choice("kind", string(store.SameParent), string(store.NearestVolume))
	d.Kind = store.PeerKind(kind)
	return err
}

// peersOf returns the peers of each kind by the applications received in the last
// year in which the region states them, none if it states them in no year.
func (s *Server) peersOf(ctx context.Context, language wording.Language, code string) ([]*peersData, error) {
	years, err := s.reportYears(ctx)
	if err != nil || len(years) == 0 {
		return nil, err
	}
	year, known, err := s.lastKnown(ctx, code, years)
	if err != nil || !known {
		return nil, err
	}
	of, err := volumeQuantity()
	if err != nil {
		return nil, err
	}
	var list []*peersData
	for _, kind := range []store.PeerKind{store.SameParent, store.NearestVolume} {
		d := &peersData{Code: code, peerChoice: peerChoice{Year: year, Kind: kind, Count: nearestShown}}
		d.Indicator, d.Flagged = volume, string(store.ShowDoubtful)
		d.of = of
		d.describe(language)
		if err := s.fillPeers(ctx, language, d); err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, nil
}

// volumeQuantity returns what tells how much an organ has to do.
func volumeQuantity() (store.Quantity, error) { return store.FindQuantity(volume) }

// lastKnown returns the last year in which a region states how many applications it
// received; the last of all, and false, if it states it in none.
func (s *Server) lastKnown(ctx context.Context, code string, years []int) (year int, known bool, err error) {
	of, err := volumeQuantity()
	if err != nil {
		return 0, false, err
	}
	list, err := s.config.Store.Compare(ctx, store.Comparison{Of: of, Scope: store.Scope{Region: code, Itself: true}, FromYear: years[0], ToYear: lastOf(years),
		Doubt: store.ShowDoubtful})
	if err != nil {
		return 0, false, err
	}
	for _, f := range slices.Backward(list) {
		if f.Value != nil {
			return f.Year, true, nil
		}
	}
	return lastOf(years), false, nil
}

// fillPeers looks the peers up and ranks them.
func (s *Server) fillPeers(ctx context.Context, language wording.Language, d *peersData) error {
	if region, ok := identity.LookupRegion(d.Code, d.Year); ok {
		d.Title = region.Name
	}
	of, err := volumeQuantity()
	if err != nil {
		return err
	}
	volumes, err := s.config.Store.Peers(ctx, d.Code, d.Kind, d.Count, store.Comparison{Of: of, FromYear: d.Year, ToYear: d.Year, Doubt: store.Doubt(d.Flagged)})
	if err != nil {
		return err
	}
	received := map[string]figure{}
	for _, f := range figuresOf(volumes, false) {
		received[f.Code] = f
	}
	compared := volumes
	if d.Volumes() {
		if compared, err = s.sameRegions(ctx, d, volumes); err != nil {
			return err
		}
	}
	list := figuresOf(compared, d.per != nil)
	d.Median = summarize(list).Median
	ranks := rank(list, false)
	for i, f := range list {
		itself := f.Code == d.Code
		if f.Report == 0 && !itself {
			d.Without++
			continue
		}
		d.Rows = append(d.Rows, peerRow{rankedEntry{ranks[i], f}, received[f.Code], itself})
	}
	return d.draw(language)
}

// Volumes reports whether the applications received are another figure than that
// compared.
func (d *peersData) Volumes() bool { return d.of.Name() != volume || d.per != nil }

// sameRegions returns the figures of the indicator chosen for the regions of a
// list.
func (s *Server) sameRegions(ctx context.Context, d *peersData, regions []store.Figure) ([]store.Figure, error) {
	var list []store.Figure
	for _, each := range regions {
		figures, err := s.config.Store.Compare(ctx, d.comparison(store.Scope{Region: each.Region.Code, Itself: true}, d.Year, d.Year))
		if err != nil {
			return nil, err
		}
		list = append(list, figures...)
	}
	return list, nil
}

func (d *peersData) draw(language wording.Language) error {
	title, err := language.Text("chart-peers", d.Heading, d.Year)
	if err != nil {
		return err
	}
	d.Bars = chart{Kind: barChart, Title: title, Unit: d.Unit, File: fmt.Sprintf("nianbao-peers-%s-%s-%d", d.Code, d.Indicator, d.Year)}
	var known []figure
	bars := chartSeries{Name: d.Name}
	for _, row := range d.Rows {
		if row.known() {
			known = append(known, row.figure)
			bars.Values, bars.Doubtful, bars.Own = append(bars.Values, shownOf(row.figure)), append(bars.Doubtful, row.Doubt), append(bars.Own, row.Itself)
		}
	}
	d.Bars.Categories, d.Bars.Series = tellApart(known), []chartSeries{bars}
	return nil
}

// Codes returns the codes of the regions, for a comparison of them.
func (d *peersData) Codes() []string {
	var codes []string
	for _, row := range d.Rows {
		codes = append(codes, row.Code)
	}
	return codes[:min(len(codes), maxRegions)]
}

func (d *peersData) rows() [][]string {
	rows := [][]string{{"rank", "region_code", "region", "parent", "itself", "year", "indicator", "value", "base", "rate_percent", "status", "doubtful", "received", "report"}}
	for _, row := range d.Rows {
		place := ""
		if row.Rank > 0 {
			place = itoa(row.Rank)
		}
		rows = append(rows, []string{place, row.Code, row.Region, row.Parent, strconv.FormatBool(row.Itself), itoa(d.Year), d.Indicator, row.Value, row.Base, row.Rate,
			row.Status, strconv.FormatBool(row.Doubt), row.Volume.Value, strconv.FormatInt(row.Report, 10)})
	}
	return rows
}

// sheets returns the workbook of a region's peers.
func (d *peersData) sheets() ([]sheet, error) {
	if d.Code == "" {
		return nil, badParameter("region", "")
	}
	return []sheet{{"peers", d.rows()}}, nil
}
