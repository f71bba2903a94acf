package browse

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
)

type foundRegion struct {
	Code string `json:"code"`
	Name string `json:"name"` // with those around it
}

// findRegions finds regions by their code or their name with those around it: those that are named
// so to the letter first, then all within them, then those whose own name has the words.
func (d *searchData) findRegions(r *page.Request) {
	if !d.wants(aRegion) {
		return
	}
	if d.meant.Rest != "" && len(d.meant.Regions) > 0 { // the other words are of something else
		for _, region := range d.meant.Regions {
			if d.Level == "" || catalogue.LevelOf(region.Code) == d.RegionLevel() {
				d.Regions = append(d.Regions, foundRegion{region.Code, gazetteer.FullName(region, 0)})
			}
		}
		d.Totals.Regions = len(d.Regions)
		return
	}
	var exact, within, loose []foundRegion
	var prefixes []string
	english := gazetteer.InEnglish(d.Words)
	if len(english) == 0 {
		english = gazetteer.Composed(d.Words, false)
	}
	for region := range gazetteer.EachRegion() {
		if region.ValidTo == 0 && (slices.Contains(english, region) || region.Name == d.Words || region.Code == d.Words || gazetteer.FullName(region, 0) == d.Words) {
			prefixes = append(prefixes, catalogue.CodePrefix(region.Code))
			exact = append(exact, foundRegion{region.Code, gazetteer.FullName(region, 0)})
		}
	}
	for region := range gazetteer.EachRegion() {
		if region.ValidTo != 0 || d.Level != "" && catalogue.LevelOf(region.Code) != d.RegionLevel() {
			continue
		}
		of := foundRegion{region.Code, gazetteer.FullName(region, 0)}
		switch {
		case contains(exact, of):
		case beginsWithAny(region.Code, prefixes):
			within = append(within, of)
		case strings.Contains(region.Name, d.Words) || len(exact) == 0 && strings.Contains(of.Name, d.Words):
			loose = append(loose, of)
		}
	}
	d.Regions = append(append(exact, within...), loose...)
	d.Totals.Regions = len(d.Regions)
	if d.What == aRegion {
		d.Regions = page.CutAll(&d.Paging, d.Regions)
	} else if !r.IsTable() {
		d.Regions = d.Regions[:min(len(d.Regions), maxFound)]
	}
}

func contains(list []foundRegion, of foundRegion) bool {
	for _, known := range list {
		if known == of {
			return true
		}
	}
	return false
}

func beginsWithAny(code string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(code, prefix) {
			return true
		}
	}
	return false
}
