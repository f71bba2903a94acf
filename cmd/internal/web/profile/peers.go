package profile

import (
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/profile"
)

// A Peers says which reports the last one is ranked among.
type Peers struct {
	Kind   string `json:"kind"`            // regions, organs, townships; none
	Code   string `json:"region_code"`     // of the region that all are in, "" for the whole country
	Region string `json:"region"`          // its name
	Here   int    `json:"reports"`         // that are here, the own too
	May    int    `json:"expected"`        // that there may be, 0 if not known
	Named  []peer `json:"peers"`           // those that are here, the own first
	Body   string `json:"organ,omitempty"` // what the organs are called

	Place string `json:"-"` // the region, or what the whole country is called
}

// A peer is a report that one is ranked among.
type peer struct {
	Key    string `json:"organ_id"`
	Code   string `json:"region_code"`
	Name   string `json:"name"` // of the region, or of the organ
	Report int64  `json:"report"`
}

func peersFrom(language wording.Language, p profile.Peers) Peers {
	shown := Peers{Kind: string(p.Kind), Code: p.Region.Code, Region: p.Region.Name, Here: len(p.Reports), May: p.Expected, Named: []peer{}}
	for _, r := range p.Reports {
		name := r.Region.Name
		if p.Kind == profile.TownshipPeers {
			name = r.Organ
		}
		shown.Named = append(shown.Named, peer{r.Key(), r.Region.Code, name, r.ID})
	}
	if shown.Place = shown.Region; shown.Place == "" {
		shown.Place = language.Pick("全国", "China")
	}
	if p.Kind == profile.OrganPeers {
		shown.Body = p.Reports[0].Body
	}
	return shown
}
