package report

import (
	"context"
	"fmt"
	"slices"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
	"nianbao/store/tables"
)

// A Clipping is a figure with what is printed around it: template "clipping" shows it. Picture is the address
// of its page, "" where that can't be shown, and View the part of the page to be seen, in points from the top
// left.
type Clipping struct {
	pageFigure
	Page    int    `json:"page"`
	Picture string `json:"picture,omitempty"`

	Whole  bool     `json:"-"` // the page can be shown
	Row    bool     `json:"-"` // what is seen begins with the label of the row
	Absent *absence `json:"-"` // why the figure is not shown as it is printed, nil where it is, or where it has no page

	PageWidth, PageHeight float64
	View                  string
	ViewWidth, ViewHeight float64 // of a row, whose view has the shape that it needs
}

// What is shown around a figure in points: a neighbour on each side, and the lines
// above and below.
const (
	viewAside = 60
	viewAbove = 24
)

// Of a row there is shown what is left of the figure in the table, more on the other sides, and the heads of the columns
// where they are near.
const (
	rowMargin = 6
	rowAside  = 60
	rowAbove  = 36
	nearHead  = 130
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
	return c.within(viewAside, viewAbove)
}

// within returns the clipping with so much to be seen on each side, and above and below, in points.
func (c Clipping) within(aside, above float64) Clipping {
	if c.Picture != "" {
		c.View = fmt.Sprintf("%.2f %.2f %.2f %.2f", c.X-aside, c.Y-above, c.Width+2*aside, c.Height+2*above)
	}
	return c
}

// ClipRow returns what is printed around a figure of a report, from the label of its row on.
func (p *Pages) ClipRow(ctx context.Context, language wording.Language, stored reports.Stored, o annual.Observation) (Clipping, error) {
	c, err := p.Clip(ctx, language, stored, o)
	if err != nil || c.Picture == "" {
		return c, err
	}
	list, err := tables.Of(ctx, p.db, stored.Info.ID)
	return c.alongRow(list, annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}), err
}

// alongRow lets the view begin at the left edge of the table that has the figure, and at its upper edge if that is near.
func (c Clipping) alongRow(list []annual.PrintedTable, ref annual.CellRef) Clipping {
	at := slices.IndexFunc(list, func(t annual.PrintedTable) bool {
		return slices.ContainsFunc(t.Cells, func(cell annual.PrintedCell) bool { return cell.CellRef == ref && cell.Place.Page == c.Page })
	})
	if at < 0 || list[at].Place.Box.IsZero() || list[at].Place.Box.X0 >= c.X {
		return c.within(viewAside+rowAside, rowAbove)
	}
	table := list[at].Place
	left := max(0, table.Box.X0-rowMargin)
	right := min(c.PageWidth, c.X+c.Width+rowAside)
	top := c.Y - rowAbove
	if above := c.PageHeight - table.Box.Y1 - rowMargin; table.Page == c.Page && above < top && c.Y-above < nearHead {
		top = above
	}
	c.Row, c.ViewWidth, c.ViewHeight = true, right-left, c.Y+c.Height+rowAbove-top
	c.View = fmt.Sprintf("%.2f %.2f %.2f %.2f", left, top, c.ViewWidth, c.ViewHeight)
	return c
}
