package headline

import (
	"slices"
	"strings"

	"nianbao/cmd/internal/web/chart"
)

// changed says how many rose and fell, and who did so most; of one region how it changed.
func (w *writer) changed(c chart.Chart) string {
	span := w.text("headline-span", w.FromYear, w.Year)
	points := known(named(c.Categories, c.Series[0].Points))
	if w.Changes.Known == 0 || len(points) == 0 {
		return ""
	}
	if w.Changes.Known == 1 {
		return w.changedAlone(c, points[0])
	}
	text := w.text("headline-changes", w.among(span, w.Changes.Known, 0), w.Measure, w.Changes.Risen, w.Changes.Fallen, span)
	if w.Changes.Uncertain > 0 {
		text += w.text("headline-uncertain", w.Changes.Uncertain)
	}
	points = slices.DeleteFunc(points, func(p chart.Point) bool { return p.Doubtful })
	drawn := len(points)
	points = slices.DeleteFunc(points, isFailing)
	left := w.failingLeft(max(w.Failing, drawn-len(points)))
	if len(points) == 0 {
		return text + left
	}
	first, tied := w.extreme(points)
	who, value := w.listed(names(tied)), w.size(c, first)
	switch {
	case *first.Value > 0 && w.Ordered == Falling && w.Changes.Risen == 1:
		return text + w.text("headline-rose-alone", who, value) + left
	case *first.Value > 0 && w.Ordered == Falling:
		return text + w.text("headline-rose-most"+string(w.Changes.By), who, value) + left
	case *first.Value < 0 && w.Ordered == Rising && w.Changes.Fallen == 1:
		return text + w.text("headline-fell-alone", who, value) + left
	case *first.Value < 0 && w.Ordered == Rising:
		return text + w.text("headline-fell-most"+string(w.Changes.By), who, value) + left
	}
	return text + left
}

// changedAlone says how the one region changed of which that is known: of it nothing is the most.
func (w *writer) changedAlone(c chart.Chart, p chart.Point) string {
	key := "headline-unchanged"
	switch {
	case *p.Value > 0:
		key = "headline-grew"
	case *p.Value < 0:
		key = "headline-shrank"
	}
	size := strings.TrimLeft(w.size(c, p), "+−")
	text := w.text(key, p.Name, w.Measure, w.FromYear, w.Year, size) + w.only(1)
	if w.Changes.Uncertain > 0 {
		text += w.text("headline-uncertain", w.Changes.Uncertain)
	}
	return text + w.failing(p)
}

// size returns a change with its unit.
func (w *writer) size(c chart.Chart, p chart.Point) string {
	if w.Changes.By == InPoints {
		return w.text("headline-points", p.Text)
	}
	return w.shown(c, p)
}
