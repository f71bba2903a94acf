package compare

import (
	"slices"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
)

// A question is a page of figures: what it is called and where it is. All that is
// its own stands in the inquiry that it begins for each request.
type question struct {
	path  string
	name  string // of its template, and of the phrases of its title and, with "-lead", of what it is for
	way   string // key of the phrase by which the other ways to compare lead here; "" for none
	table string // the sheet that is the page as CSV
	begin func() inquiry
}

// An inquiry is a question on the way to its answer, and the data of the page in the
// end. Its methods are called in the order in which they stand here.
type inquiry interface {
	// about returns what all pages of figures have.
	about() *asked
	// choose reads the parameters.
	choose(*page.Request)
	// ask has the figures looked up, and puts them into the rows of the page.
	ask(*page.Request, *database.DB) error
	// draw makes the charts.
	draw(*page.Request)
	// charts lists them.
	charts() []*figure.Chart
	// sheets lists the tables that can be taken along.
	sheets() []sheet
}

// asked is what the template of every page of figures begins with.
type asked struct {
	Path  string `json:"-"` // without language and format
	Query string `json:"-"` // the whole choice
	Title string `json:"-"` // unless an inquiry sets its own, the phrase of the question's name
	Lead  string `json:"-"` // key of the phrase that says what the page is for

	// Coverage warns that the figures cover different things; nil if they do not.
	Coverage *coverage `json:"coverage,omitempty"`

	// needed names the parameters that are missing, without which there is no
	// workbook.
	needed string
}

func (a *asked) about() *asked { return a }

// Unasked says that something is not chosen yet without which there is no answer.
func (a *asked) Unasked() bool { return a.needed != "" }

// A sheet is a table that can be taken along by itself or in a workbook.
type sheet struct {
	name string
	rows func() [][]string
}

// page answers the question.
func (q question) page(db *database.DB) page.Handler {
	return func(r *page.Request) (page.View, error) {
		naming.Expand(r.Request)
		i := q.begin()
		a := i.about()
		a.Path, a.Query, a.Lead = r.Page, r.URL.Query().Encode(), q.name+"-lead"
		if i.choose(r); r.Wrong() != nil {
			return page.View{}, r.Wrong()
		}
		if err := i.ask(r, db); err != nil {
			return page.View{}, err
		}
		i.draw(r)
		if r.Format == page.HTML || r.IsDrawing() {
			figure.Complete(r, i.charts())
		}
		if l, ok := i.(listing); ok {
			l.show(l.list().part(r))
		}
		if a.Title == "" {
			a.Title = r.Text(q.name)
		}
		return page.View{Name: q.name, Title: a.Title, Data: i, Rows: func() [][]string { return q.rows(i) },
			Sheets:  func() ([]page.Sheet, error) { return workbook(i) },
			Drawing: func() (page.Drawing, error) { return figure.Draw(r, i.charts()) }}, r.Wrong()
	}
}

// rows returns the table that stands for the page.
func (q question) rows(i inquiry) [][]string {
	sheets := i.sheets()
	return sheets[slices.IndexFunc(sheets, func(s sheet) bool { return s.name == q.table })].rows()
}

// workbook returns all tables of an inquiry.
func workbook(i inquiry) ([]page.Sheet, error) {
	if needed := i.about().needed; needed != "" {
		return nil, page.BadParameter(needed, "")
	}
	var book []page.Sheet
	for _, s := range i.sheets() {
		book = append(book, page.Sheet{Name: s.name, Rows: s.rows()})
	}
	return book, nil
}
