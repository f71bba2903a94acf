package profile

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// A PeerKind says what the peers of an organ are.
type PeerKind string

// The kinds of peers.
const (
	NoPeers       PeerKind = "none"      // there is nothing beside it
	RegionPeers   PeerKind = "regions"   // the other regions below the same one
	OrganPeers    PeerKind = "organs"    // organs of these regions with the same function or name
	TownshipPeers PeerKind = "townships" // the townships and streets of the same region
)

// A Peers is the reports that one is ranked among.
type Peers struct {
	Kind   PeerKind
	Region gazetteer.Region // that all are in; the zero Region is the whole country
	// Expected is how many regions may have one, the own too; 0 for townships, whose
	// number is not told here.
	Expected int
	Reports  []Report // those that are here, the own too
	// InventedAlone says that there would be some, were invented reports counted beside a real one.
	InventedAlone bool
}

// PeersOfRegion returns the reports on a year of the regions below the same one as that of a
// report, which counts for its own.
func PeersOfRegion(ctx context.Context, db *database.DB, own Report) (Peers, error) {
	made, err := invented.Of(ctx, db)
	if err != nil {
		return Peers{}, err
	}
	return siblings(ctx, db, own, RegionPeers, made.Has(own.ID))
}

// PeersOfOrgan returns the reports on a year of the organs that a report's is beside: of a
// township those of its county, of a government the others', of a department those with its
// function in the regions beside its own.
func PeersOfOrgan(ctx context.Context, db *database.DB, own Report) (Peers, error) {
	made, err := invented.Of(ctx, db)
	if err != nil {
		return Peers{}, err
	}
	return peersOfOrgan(ctx, db, own, made.Has(own.ID))
}

// peersOfOrgan returns them, with invented reports if those count beside the own.
func peersOfOrgan(ctx context.Context, db *database.DB, own Report, examples bool) (Peers, error) {
	switch {
	case own.Region.Code == "" || own.Kind == identity.StateCouncil || own.Year == 0:
		return Peers{Kind: NoPeers}, nil
	case own.Kind == identity.Township || own.Kind == identity.Subdistrict:
		p := Peers{Kind: TownshipPeers, Region: own.Region}
		var err error
		p.Reports, err = peers(ctx, db, "peers_townships", sql.Named("region", own.Region.Code), sql.Named("year", own.Year))
		if err == nil {
			err = p.leaveOut(ctx, db, examples)
		}
		p.settle(own, func(r Report) string { return r.Key() })
		return p, err
	}
	return siblings(ctx, db, own, OrganPeers, examples)
}

func siblings(ctx context.Context, db *database.DB, own Report, kind PeerKind, examples bool) (Peers, error) {
	p := Peers{Kind: kind}
	p.Region, _ = gazetteer.LookupRegion(own.Region.Parent, own.Year)
	codes := Below(own.Region.Parent, own.Year)
	p.Expected = len(codes)
	if len(codes) < 2 {
		return Peers{Kind: NoPeers}, nil
	}
	list, err := database.JSONList(codes)
	if err != nil {
		return p, err
	}
	regions, year := sql.Named("regions", list), sql.Named("year", own.Year)
	if kind == RegionPeers {
		p.Reports, err = peers(ctx, db, "peers_counted", regions, year)
	} else {
		p.Reports, err = peers(ctx, db, "peers_alike", regions, year, sql.Named("body", own.Body), sql.Named("function", own.Function))
	}
	if err != nil {
		return p, err
	}
	if err := p.leaveOut(ctx, db, examples); err != nil {
		return p, err
	}
	p.settle(own, func(r Report) string { return r.Region.Code })
	return p, nil
}

// leaveOut takes the invented reports out unless they count, as they do beside an own one that is invented.
func (p *Peers) leaveOut(ctx context.Context, db *database.DB, examples bool) error {
	if examples {
		return nil
	}
	made, err := invented.Of(ctx, db)
	if err == nil {
		p.Reports = slices.DeleteFunc(p.Reports, func(r Report) bool { return made.Has(r.ID) })
	}
	return err
}

func peers(ctx context.Context, db database.Queryer, name string, args ...any) ([]Report, error) {
	list, err := database.Collect(ctx, db, query(name), args, scanReport)
	slices.SortStableFunc(list, Report.orderBefore)
	return list, err
}

// settle leaves one report for each region or organ, the own for that of its own.
func (p *Peers) settle(own Report, of func(Report) string) {
	list := []Report{own}
	taken := map[string]bool{of(own): true}
	for _, r := range p.Reports {
		if !taken[of(r)] {
			taken[of(r)] = true
			list = append(list, r)
		}
	}
	p.Reports = list
}

// Below returns the codes of the regions directly below one in a year, the provinces if it is
// "", in order.
func Below(code string, year int) []string {
	var codes []string
	for r := range gazetteer.EachRegion() {
		if r.Parent == code && r.ValidFrom <= year && (r.ValidTo == 0 || r.ValidTo >= year) {
			codes = append(codes, r.Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Counting returns the reports that count for some regions in a year.
func Counting(ctx context.Context, db *database.DB, codes []string, year int) ([]Report, error) {
	list, err := database.JSONList(codes)
	if err != nil {
		return nil, err
	}
	return peers(ctx, db, "peers_counted", sql.Named("regions", list), sql.Named("year", year))
}
