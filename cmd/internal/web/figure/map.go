package figure

import (
	"slices"

	"nianbao/cmd/internal/web/tilegrid"
	"nianbao/cmd/internal/web/wording"
)

// ByProvince draws a map of the provinces by the regions in them: of each the value in the
// middle of those that are known, of an even number the lower one, as summaries have it. The
// regions with a value come first, by value, the least first or, as ascending tells, last.
// Known is of how many provinces there is a value, and Regions how many have regions here.
func ByProvince(language wording.Language, regions []Bar, ascending bool) Chart {
	c := Chart{Kind: TileMap}
	within := map[string][]Bar{}
	for _, region := range regions {
		if code := region.Place.Code; len(code) == len("110000") {
			within[code[:2]+"0000"] = append(within[code[:2]+"0000"], region)
		}
	}
	for _, place := range tilegrid.Provinces() {
		tile := Tile{Row: place.Row, Column: place.Column, Name: place.Short, Short: language.Pick(place.Short, place.Letters)}
		inside := within[place.Code]
		if len(inside) > 0 {
			c.Regions++
		}
		tile.Reported = slices.ContainsFunc(inside, func(b Bar) bool { return b.Place.Report != 0 })
		known := slices.DeleteFunc(inside, func(b Bar) bool { return b.Value == nil })
		if len(known) > 0 {
			if !ascending {
				slices.Reverse(known)
			}
			median := known[(len(known)-1)/2]
			tile.Value, tile.Doubtful, tile.Link = median.Value, median.Doubt, median.Link
			c.Known++
		}
		c.Tiles = append(c.Tiles, tile)
	}
	return c
}
