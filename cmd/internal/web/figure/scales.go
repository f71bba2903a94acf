package figure

import (
	"nianbao/cmd/internal/web/page"
)

// The scales of small charts, as addresses have them: one for all, by which they can be held against each other, or one for each, on which
// the course of those is seen that have little.
const (
	scaleParameter = "scale"
	commonScale    = "common"
	ownScales      = "own"
)

// ownScalesAsked reports whether a request asks for a scale for each small chart.
func ownScalesAsked(r *page.Request) bool {
	return r.Choice(scaleParameter, commonScale, ownScales) == ownScales
}

// scaleWords says how small charts can be compared.
func scaleWords(r *page.Request, own bool) string {
	if own {
		return r.Text("chart-own-scales")
	}
	return r.Text("chart-common-scale")
}

// rescaledAddress returns the address of the page with its small charts on the other scales.
func rescaledAddress(r *page.Request, c *Chart) string {
	choice := r.Chosen("chart", "shape", "page", scaleParameter)
	if !c.OwnScales {
		choice.Set(scaleParameter, ownScales)
	}
	return addressOf(r.Language.Prefix()+escapedPath(r), choice) + "#chart-" + c.Name
}

// Rescaled returns the address of the page with its small charts on the other scales, "" of other charts.
func (c *Chart) Rescaled() string { return c.drawn.rescaled }
