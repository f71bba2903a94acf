package upload

import (
	"cmp"
	"context"
	"slices"

	"nianbao/cmd/internal/web/profile"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	stored "nianbao/store/profile"
)

// A beside has the key figures of a visitor's report beside those of reports that are here, of the organs that it is ranked
// among. None of its own figures is of a stored report.
type beside struct {
	Year int `json:"year"` // of the others; not always that of the document
	// Others counts those that are here, Place is the region that all are in.
	Others int          `json:"others"`
	Place  string       `json:"place"`
	Rows   []besideLine `json:"rows"` // the document itself first
}

// A besideLine is one report.
type besideLine struct {
	Name     string           `json:"name"`
	Region   string           `json:"region"`
	Key      string           `json:"organ_id,omitempty"`
	Year     int              `json:"year"`
	Report   int64            `json:"report,omitempty"` // 0 for the document itself
	Uploaded bool             `json:"uploaded"`
	SameYear bool             `json:"same_organ_and_year,omitempty"` // what is stored of the same organ and year
	Scope    annual.Scope     `json:"scope,omitempty"`
	Identity identity.State   `json:"identity,omitempty"`
	Figures  []profile.Proven `json:"key_figures"`
}

// amongPeers puts a single report beside those of its peers, where it is known whose it is.
func (d *view) amongPeers(ctx context.Context, db *database.DB, language wording.Language) error {
	if len(d.Documents) != 1 || d.Documents[0].Report == nil {
		return nil
	}
	own := d.Documents[0].Report
	if own.Region.Code == "" || own.Year == 0 {
		return nil
	}
	peers, year, err := stored.PeersOfUnstored(ctx, db, own)
	if err != nil || peers.Kind == stored.NoPeers {
		return err
	}
	if len(peers.Reports) == 0 {
		d.Peerless = "none"
		if peers.InventedAlone {
			d.Peerless = "invented"
		}
		return nil
	}
	figures, err := stored.FiguresOf(own)
	if err != nil {
		return err
	}
	b := &beside{Year: year, Others: len(peers.Reports) - 1, Place: language.Pick("全国", "China")}
	if peers.Region.Name != "" {
		b.Place = peers.Region.Name
	}
	b.Rows = []besideLine{{Name: own.Organ, Region: own.Region.Name, Year: own.Year, Uploaded: true, Scope: own.Scope, Identity: own.Identity, Figures: profile.ProvenAll(language, figures)}}
	others := peers.Reports[1:]
	slices.SortStableFunc(others, func(a, b stored.Report) int { return cmp.Compare(a.Region.Code, b.Region.Code) })
	if d.Known != nil && d.Known.SameYear != 0 {
		others = append([]stored.Report{{ID: d.Known.SameYear, Region: own.Region, Year: own.Year, Organ: own.Organ, OrganID: own.OrganID, Body: own.Body()}}, others...)
	}
	read, err := stored.Read(ctx, db, others)
	if err != nil {
		return err
	}
	var lists [][]profile.Proven
	for i, o := range others {
		b.Rows = append(b.Rows, besideLine{Name: o.Organ, Region: o.Region.Name, Key: o.Key(), Year: o.Year, Report: o.ID, SameYear: d.Known != nil && o.ID == d.Known.SameYear,
			Scope: o.Scope, Identity: o.Identity, Figures: profile.ProvenAll(language, read[i])})
		lists = append(lists, b.Rows[i+1].Figures)
	}
	d.Peers = b
	return profile.TellSigns(ctx, db, lists...)
}
