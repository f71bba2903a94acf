package report

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/chinese"
)

// A pageData is a page of a report's document with the figures read from it.
type pageData struct {
	Report  int64        `json:"report"`
	Page    int          `json:"page"`
	Pages   int          `json:"pages"`
	Width   float64      `json:"width"` // points; of an A4 page if the document is not at hand
	Height  float64      `json:"height"`
	Picture string       `json:"picture,omitempty"` // address
	State   string       `json:"state"`             // "shown", "moved", "changed", "no-pages", "unreadable", "unpublished"
	Cell    string       `json:"cell,omitempty"`    // the figure marked
	Figures []pageFigure `json:"figures"`

	Groups  []figureGroup `json:"-"` // the figures by topic
	Title   string        `json:"-"`
	Marked  *pageFigure   `json:"-"`
	Command string        `json:"-"` // that corrects the figure
	// Propose says that visitors may propose corrections.
	Propose bool     `json:"-"`
	Absent  *absence `json:"-"` // why the page is not shown, nil where it is
}

// A figureGroup are the figures of a page that are of one topic.
type figureGroup struct {
	Name    string
	Figures []pageFigure
	Open    bool // the one marked is among them
}

// grouped puts figures in order by topic, those of none last.
func grouped(language wording.Language, figures []pageFigure, marked string) []figureGroup {
	topics := naming.Tables(language)
	groups := make([]figureGroup, len(topics)+1)
	for _, f := range figures {
		ref, _ := naming.Ref(f.Cell)
		at := slices.IndexFunc(topics, func(t naming.Table) bool {
			return slices.ContainsFunc(t.Indicators, func(i naming.Link) bool { return i.Code == ref.Indicator })
		})
		if at < 0 {
			at = len(topics)
		} else {
			groups[at].Name = topics[at].Name
		}
		groups[at].Figures = append(groups[at].Figures, f)
		groups[at].Open = groups[at].Open || f.Cell == marked
	}
	return slices.DeleteFunc(groups, func(g figureGroup) bool { return len(g.Figures) == 0 })
}

// A pageFigure is a figure on the page.
type pageFigure struct {
	Cell   string `json:"cell"`
	Name   string `json:"name"`
	Value  string `json:"value"`
	Raw    string `json:"raw"`
	Unit   string `json:"unit"`
	Status string `json:"status"`
	// Remainder is what the sums of the report leave for a cell that has a sign in place of a number.
	Remainder string        `json:"remainder,omitempty"`
	Note      string        `json:"note,omitempty"`
	NoteZh    string        `json:"note_zh,omitempty"`
	Box       document.Rect `json:"box"` // points from the page's bottom left
	// Address is the cell of a spreadsheet that it stands in, "" elsewhere.
	Address string `json:"address,omitempty"`

	// Correction is in force, in place of what was read; nil for none.
	Correction *correctionData `json:"correction,omitempty"`

	Sign string `json:"-"` // what is to be said of a sign in place of a number

	X, Y, Width, Height float64 // of the box from the page's top left
}

// A correctionData is what a person read over the program's reading.
type correctionData struct {
	ReadValue  string `json:"machine_value"` // "" for none
	ReadStatus string `json:"machine_status"`
	Reason     string `json:"reason"`
	By         string `json:"by"`
	Day        string `json:"at"`
}

// The size of A4 in points, for a page of which the size is not known.
const (
	a4Width  = 595.28
	a4Height = 841.89
)

func (p *Pages) reportPage(r *page.Request) (page.View, error) {
	id, number := r.ID("id"), r.ID("page")
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	stored, err := Load(r.Context(), p.db, id)
	if err != nil {
		return page.View{}, err
	}
	if int(number) > stored.Document.Pages {
		return page.View{}, page.NotFound(strconv.Itoa(int(number)))
	}
	data := &pageData{Report: id, Page: int(number), Pages: stored.Document.Pages, Width: a4Width, Height: a4Height,
		Title: Title(stored.Report), Cell: r.URL.Query().Get("cell"), Propose: p.propose}
	if _, ok := naming.Ref(data.Cell); data.Cell != "" && !ok {
		return page.View{}, page.BadParameter("cell", data.Cell)
	}
	_, shape, err := p.pageOf(r.Context(), stored.Document, int(number))
	data.State, err = pageState(err)
	if err != nil {
		return page.View{}, err
	}
	if data.State != "shown" {
		data.Absent = absenceOf(stored.Document, data.State)
		data.State = data.Absent.State
	} else {
		data.Width, data.Height = shape.Width, shape.Height
		data.Picture = fmt.Sprintf("/reports/%d/pages/%d/picture.png", id, number)
	}
	if err := data.collect(r, stored.Report, p.program); err != nil {
		return page.View{}, err
	}
	return page.View{Name: "page", Title: r.Text("page-title", data.Title, data.Page), Data: data, Rows: data.rows}, nil
}

// pageState says whether the page can be shown, and else why not. An error is of
// the request.
func pageState(err error) (string, error) {
	var p *page.Problem
	switch {
	case err == nil:
		return "shown", nil
	case errors.Is(err, errMoved):
		return "moved", nil
	case errors.Is(err, errChanged):
		return "changed", nil
	case errors.Is(err, errNoPages):
		return "no-pages", nil
	case errors.As(err, &p):
		return "", err
	}
	return "unreadable", nil
}

// collect takes the figures of the page. A figure asked for that is not there is
// a mistake in the address.
func (d *pageData) collect(r *page.Request, report annual.Report, program string) error {
	names, left := naming.Names(r.Language), remainders(check.Remainders(&report))
	for _, o := range report.Observations {
		if o.Place.Page != d.Page {
			continue
		}
		f := figureOf(o, names, d.Height)
		f.Remainder = left.of(o)
		var err error
		if f.Sign, err = left.says(r.Language, o); err != nil {
			return err
		}
		d.Figures = append(d.Figures, f)
	}
	for i := range d.Figures {
		if d.Figures[i].Cell == d.Cell {
			d.Marked = &d.Figures[i]
		}
	}
	d.Groups = grouped(r.Language, d.Figures, d.Cell)
	d.Command = correctionOf(program, d.Report, d.Cell)
	if d.Cell != "" && d.Marked == nil {
		return page.NotFound(d.Cell)
	}
	return nil
}

// figureOf describes a figure on a page of the given height in points.
func figureOf(o annual.Observation, names naming.Book, height float64) pageFigure {
	ref := annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}
	b := o.Place.Box
	f := pageFigure{Cell: naming.Anchor(ref), Name: names.Cell(ref), Raw: o.Raw, Unit: o.Unit, Status: string(o.Status), Note: o.Note, NoteZh: chinese.Of(o.Note),
		Box: b, Address: o.Place.Cell}
	if f.Address == "" {
		f.X, f.Y, f.Width, f.Height = b.X0, height-b.Y1, b.Width(), b.Height()
	}
	if o.Value != nil {
		f.Value = o.Value.String()
	}
	f.Correction = correctionIn(o)
	return f
}

// correctionIn returns the correction that is in force in a figure, nil for none.
func correctionIn(o annual.Observation) *correctionData {
	c := o.Correction
	if c == nil {
		return nil
	}
	data := &correctionData{ReadStatus: string(c.Machine.Status), Reason: c.Reason, By: c.By, Day: c.At.Format(time.DateOnly)}
	if c.Machine.Value != nil {
		data.ReadValue = c.Machine.Value.String()
	}
	return data
}

// A crop is a part of the page around the figure marked, so that it is seen on the first screen.
type crop struct {
	For string // screens: "wide" or "small"
	Box string // as a viewBox
}

// Crops returns the parts for wide and for small screens, none for a figure without a box.
func (d *pageData) Crops() []crop {
	m := d.Marked
	if m == nil || m.Width <= 0 {
		return nil
	}
	around := func(screen string, width, height float64) crop {
		width, height = min(max(width, m.Width+20), d.Width), min(max(height, m.Height+20), d.Height)
		x := min(max(m.X+m.Width/2-width/2, 0), d.Width-width)
		y := min(max(m.Y+m.Height/2-height/2, 0), d.Height-height)
		return crop{screen, fmt.Sprintf("%.2f %.2f %.2f %.2f", x, y, width, height)}
	}
	return []crop{around("wide", d.Width, d.Height/4), around("small", d.Width*0.6, d.Height/4)}
}

func (d *pageData) rows() [][]string {
	return page.Table("cell name value unit raw status note note_zh page x0 y0 x1 y1", d.Figures, func(f pageFigure) []string {
		row := []string{f.Cell, f.Name, f.Value, f.Unit, f.Raw, f.Status, f.Note, f.NoteZh, strconv.Itoa(d.Page)}
		for _, at := range []float64{f.Box.X0, f.Box.Y0, f.Box.X1, f.Box.Y1} {
			row = append(row, fmt.Sprintf("%.2f", at))
		}
		return row
	})
}
