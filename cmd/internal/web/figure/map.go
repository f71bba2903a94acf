package figure

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/tilegrid"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/gazetteer"
	"nianbao/store/compare"
)

// Digits of a code that tell the province, and the city.
const (
	provinceDigits = 2
	cityDigits     = 4
)

// MapOf draws a map of the provinces by the regions in them or, of regions of several cities of
// one province, of the cities. Each has its own value or, as several says, the one in the middle of those of its regions that
// are known: none where these are fewer than have a middle. In the chart Known is of how many
// provinces or cities there is a value, and Regions how many have regions here; outside is how
// many regions lie in none. There is nothing to draw where all are of one city, or none has a middle.
func MapOf(language wording.Language, regions []Bar, several bool) (c Chart, outside int) {
	places, digits := tilegrid.Provinces(), provinceDigits
	if one(regions, provinceDigits) {
		places, digits = tilegrid.Cities(regions[0].Place.Code), cityDigits
	}
	within := map[string][]*Bar{}
	for i := range regions {
		region := &regions[i]
		key := prefix(region, digits)
		within[key] = append(within[key], region)
	}
	if len(regions) == 0 || len(places) == 0 || digits == cityDigits && len(within) < 2 {
		return Chart{}, 0
	}
	c, outside = Chart{Kind: TileMap}, len(regions)
	for _, place := range places {
		tile := Tile{Row: place.Row, Column: place.Column, Name: place.Short, Short: place.Short}
		if region, ok := gazetteer.LookupRegion(place.Code, 0); ok && language == wording.English {
			tile.Name = naming.Place(language, region.Name)
			tile.Short = tile.Name
		} else if place.Name != "" && language == wording.English {
			tile.Name = naming.Place(language, place.Name)
		}
		tile.Outside = place.Name != "" // it is among no regions of reports
		if place.Letters != "" {
			tile.Short = language.Pick(place.Short, place.Letters)
		}
		inside := within[place.Code[:digits]]
		if outside -= len(inside); len(inside) > 0 {
			c.Regions++
		}
		if tile.summarize(inside, several); tile.Value != nil {
			c.Known++
		}
		c.Tiles = append(c.Tiles, tile)
	}
	if several && c.Known == 0 {
		return Chart{}, 0
	}
	return c, outside
}

// middle returns the bars in the middle of some, by value: of an uneven number the same one twice.
func middle(known []*Bar) (lower, upper *Bar) {
	values := make([]float64, len(known)) // which keep the order of the values, of a few digits each
	order := make([]int, len(known))
	for i, b := range known {
		values[i], _ = strconv.ParseFloat(*b.Value, 64) // it is written by Plain or Percent
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	return known[order[(len(order)-1)/2]], known[order[len(order)/2]]
}

// prefix returns the first digits of a region's code.
func prefix(b *Bar, digits int) string { return b.Place.Code[:min(digits, len(b.Place.Code))] }

// one reports whether the codes of all regions begin alike.
func one(regions []Bar, digits int) bool {
	for i := range regions {
		if prefix(&regions[i], digits) != prefix(&regions[0], digits) {
			return false
		}
	}
	return len(regions) > 0
}

// summarize gives the tile its own value, or what is in the middle of the values of its regions.
func (t *Tile) summarize(inside []*Bar, several bool) {
	t.Reported = slices.ContainsFunc(inside, func(b *Bar) bool { return b.Place.Report != 0 })
	known := slices.DeleteFunc(slices.Clone(inside), func(b *Bar) bool { return b.Value == nil })
	if t.Few = several && 0 < len(known) && len(known) < LeastOfMedian; t.Few || len(known) == 0 {
		return
	}
	median, upper := middle(known)
	t.Value, t.Doubtful, t.Link = median.Value, median.Doubt || upper.Doubt, median.Link
	t.Marks = median.Place.Marks()
	if upper != median { // what is half-way between two is printed nowhere
		text := Plain
		if median.Place.Rate != "" {
			text = Percent
		}
		between, marks := text(compare.Between(median.Place.amount, upper.Place.amount)), upper.Place.Marks()
		t.Value, t.Link = &between, ""
		t.Marks = Marks{Corrected: t.Marks.Corrected || marks.Corrected, Derived: t.Marks.Derived || marks.Derived, Invented: t.Marks.Invented || marks.Invented, Failing: t.Marks.Failing || marks.Failing}
	}
	t.Small = !slices.ContainsFunc(known, func(b *Bar) bool { return !b.Place.Small })
	if len(inside) == 1 { // what one region's rate is made of is not what a median is made of
		t.Rate = median.Place.Made()
		return
	}
	t.Coverage = Coverage{len(known), len(inside)}
}
