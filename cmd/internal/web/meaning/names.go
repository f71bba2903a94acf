package meaning

import (
	"sync"

	"nianbao/normalize/gazetteer"
)

// regionsByName finds the regions of today by all they are called in Chinese: their names, those with
// the regions around them, and their codes.
var regionsByName = sync.OnceValue(func() map[string][]gazetteer.Region {
	named := map[string][]gazetteer.Region{}
	for r := range gazetteer.EachRegion() {
		if r.ValidTo != 0 {
			continue
		}
		names := map[string]bool{r.Name: true, r.Code: true, gazetteer.FullName(r, 0): true}
		if parent, ok := gazetteer.LookupRegion(r.Parent, 0); ok {
			names[parent.Name+r.Name] = true
		}
		for name := range names {
			named[name] = append(named[name], r)
		}
	}
	return named
})
