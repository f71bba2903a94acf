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
	for i, it := range items {
		if it.Page == page {
			continue
		}
		page = it.Page
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
		for _, p := range it.Page.Inserted {
			if p.Behind.Line == it.Line && p.Behind.Table == it.Table {
				list = append(list, standing{p.Place, i + 1})
			}
		}
	}
	return list
}
