package place

import (
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/place/align"
	"nianbao/normalize/place/column"
)

// markUnreadHeads marks the columns of a scanned table of which the heads could not be read, as under a seal, where there
// are two or more: order alone tells them apart then, and all sums hold too if they stand in each other's place.
func (p *placement) markUnreadHeads(first align.Match, list []column.Slot) {
	var unread []int
	for i := first.From - 1; i >= 0 && p.alignment.Rows[i].Table == p.gridOf(first); i-- {
		r := p.alignment.Rows[i]
		if slices.ContainsFunc(r.Figures, func(c document.Cell) bool { return !isUnread(c) }) {
			break
		}
		for _, c := range slices.Concat(r.Figures, r.Blanks) {
			hits := column.Over(list, c.Place.Box)
			if isUnread(c) && len(hits) == 1 && list[hits[0]].Column >= 0 && !list[hits[0]].Headed && !slices.Contains(unread, hits[0]) {
				unread = append(unread, hits[0])
			}
		}
	}
	if len(unread) < 2 {
		return
	}
	for _, i := range unread {
		list[i].Unread = true
	}
}

// isUnread reports whether a scanned cell is no blank, and nothing was read in it.
func isUnread(c document.Cell) bool {
	return align.IsUnreadable(c) || strings.TrimSpace(c.Text) == "" && c.Recognition != nil && c.Recognition.Doubt != ""
}
