package report

import (
	"context"
	"fmt"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
)

// A Clipping is a figure with what is printed around it: template "clipping" shows it. Picture is the address
// of its page, "" where that can't be shown, and View the part of the page to be seen, in points from the top
// left.
type Clipping struct {
	pageFigure
	Page    int    `json:"page"`
	Picture string `json:"picture,omitempty"`

	Whole  bool     `json:"-"` // the page can be shown
	Absent *absence `json:"-"` // why the figure is not shown as it is printed, nil where it is, or where it has no page

	PageWidth, PageHeight float64
	View                  string
}

// What is shown around a figure in points: a neighbour on each side, and the lines
// above and below.
const (
	viewAside = 60
	viewAbove = 24
)

// Clip returns what is printed around a figure of a report.
func (p *Pages) Clip(ctx context.Context, language wording.Language, stored reports.Stored, o annual.Observation) (Clipping, error) {
	shape, state := pageimage.Page{Width: a4Width, Height: a4Height}, "no-pages"
	if o.Place.Page > 0 {
		_, known, err := p.pageOf(ctx, stored.Document, o.Place.Page)
		if state, err = pageState(err); err != nil {
			return Clipping{}, err
		}
		if state == "shown" {
			shape = known
		}
	}
	clip := clippingOf(o, naming.Names(language), stored.Info.ID, shape, state)
	if o.Place.Page > 0 && state != "shown" {
		clip.Absent = absenceOf(stored.Document, state)
	}
	return clip, nil
}

func clippingOf(o annual.Observation, names naming.Book, report int64, shape pageimage.Page, state string) Clipping {
	c := Clipping{pageFigure: figureOf(o, names, shape.Height), Page: o.Place.Page, Whole: state == "shown", PageWidth: shape.Width, PageHeight: shape.Height}
	if state == "shown" && !o.Place.Box.IsZero() {
		c.Picture = fmt.Sprintf("/reports/%d/pages/%d/picture.png", report, o.Place.Page)
	}
	return c.Within(viewAside, viewAbove)
}

// Within returns the clipping with so much to be seen on each side, and above and below, in points.
func (c Clipping) Within(aside, above float64) Clipping {
	if c.Picture != "" {
		c.View = fmt.Sprintf("%.2f %.2f %.2f %.2f", c.X-aside, c.Y-above, c.Width+2*aside, c.Height+2*above)
	}
	return c
}
