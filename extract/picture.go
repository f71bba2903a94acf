package extract

import (
	"nianbao/extract/document"
)

// A table can be published as a picture among the text. A picture that may be one is this
// part of the page's width wide, and this high, in points.
const (
	leastPictureShare  = 0.4
	leastPictureHeight = 60
)

// A standing is a picture and before which item of the body it stands.
type standing struct {
	place  document.Place
	before int
}

// pictures returns the pictures among the items of a body that are large enough to be a table.
func pictures(items []document.Item) []standing {
	var list []standing
	var page *document.Page
	inserted := map[document.Item][]document.Place{} // by what they stand behind
	for i, it := range items {
		if it.Page == page {
			continue
		}
		page = it.Page
		for _, p := range page.Inserted {
			inserted[p.Behind] = append(inserted[p.Behind], p.Place)
		}
		for _, r := range page.Images {
			if r.Width() < leastPictureShare*page.Width || r.Height() < leastPictureHeight {
				continue
			}
			at := i
			for at < len(items) && items[at].Page == page && top(items[at]) > r.CenterY() {
				at++
			}
			list = append(list, standing{document.Place{Page: page.Number, Box: r}, at})
		}
	}
	for i, it := range items {
		for _, place := range inserted[it] {
			list = append(list, standing{place, i + 1})
		}
	}
	return list
}
