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
	// Until is the last year of a former region, 0 of one that there is, and Once the name under which one that there is was looked for,
	// as it had it before or a region that became a part of it.
	Until int    `json:"until,omitempty"`
	Once  string `json:"once,omitempty"`
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
				d.Regions = append(d.Regions, foundRegion{Code: region.Code, Name: gazetteer.FullName(region, 0)})
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
			exact = append(exact, foundRegion{Code: region.Code, Name: gazetteer.FullName(region, 0)})
		}
	}
	for region := range gazetteer.EachRegion() {
		if region.ValidTo != 0 || d.Level != "" && catalogue.LevelOf(region.Code) != d.RegionLevel() {
			continue
		}
		of := foundRegion{Code: region.Code, Name: gazetteer.FullName(region, 0)}
		switch {
		case contains(exact, of):
		case beginsWithAny(region.Code, prefixes):
			within = append(within, of)
		case strings.Contains(region.Name, d.Words) || len(exact) == 0 && strings.Contains(of.Name, d.Words):
			loose = append(loose, of)
		}
	}
	if len(exact) == 0 {
		exact = d.formerRegions()
	}
	d.Regions = append(append(exact, within...), loose...)
	d.Totals.Regions = len(d.Regions)
	if d.What == aRegion {
		d.Regions = page.CutAll(&d.Paging, d.Regions)
	} else if !r.IsTable() {
		d.Regions = d.Regions[:min(len(d.Regions), maxFound)]
	}
}

// formerRegions returns the regions that were named so once and what became of them, which comes first.
func (d *searchData) formerRegions() (found []foundRegion) {
	add := func(f foundRegion) {
		if (d.Level == "" || catalogue.LevelOf(f.Code) == d.RegionLevel()) && !contains(found, f) {
			found = append(found, f)
		}
	}
	var former []gazetteer.Region
	for region := range gazetteer.EachRegion() {
		if region.ValidTo == 0 || region.Name != d.Words && region.Code != d.Words && gazetteer.FullName(region, region.ValidTo) != d.Words {
			continue
		}
		former = append(former, region)
		for _, now := range today(region, nil) {
			add(foundRegion{Code: now.Code, Name: gazetteer.FullName(now, 0), Once: region.Name})
		}
	}
	for _, region := range former {
		add(foundRegion{Code: region.Code, Name: gazetteer.FullName(region, region.ValidTo), Until: region.ValidTo})
	}
	return found
}

// today returns the regions of today that have the area of a region or parts of it, by one change after another.
func today(of gazetteer.Region, seen []gazetteer.Region) (list []gazetteer.Region) {
	if of.ValidTo == 0 {
		return []gazetteer.Region{of}
	}
	for _, s := range gazetteer.Successors(of) {
		if s.Kind == gazetteer.Ceded || slices.Contains(seen, s.After) {
			continue
		}
		for _, region := range today(s.After, append(seen, of)) {
			if !slices.Contains(list, region) {
				list = append(list, region)
			}
		}
	}
	return list
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
