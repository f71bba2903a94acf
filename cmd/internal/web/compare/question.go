package compare

import (
	"slices"

	"nianbao/cmd/internal/web/page"
	"nianbao/store"
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

// questions are all pages of figures, in the order in which they lead to each other.
var questions = []question{
	{"/compare", "compare", "way-regions", "figures", func() inquiry { return &regionsData{} }},
	{"/compare/changes", "changes", "way-changes", "changes", func() inquiry { return &changesData{} }},
	{"/compare/sums", "sums", "way-sums", "sums", func() inquiry { return &sumsData{} }},
	{"/compare/shares", "shares", "way-shares", "regions", func() inquiry { return &sharesData{} }},
	{"/compare/peers", "peers", "way-peers", "peers", func() inquiry { return &Peers{} }},
	{"/indicators/{code}", "indicator", "", "ranking", func() inquiry { return &indicatorData{} }},
}

// Pages returns the pages of figures by their paths.
func Pages(db *store.Store) map[string]page.Handler {
	pages := map[string]page.Handler{"/indicators": indicators}
	for _, q := range questions {
		pages[q.path] = q.page(db)
	}
	return pages
}

// An inquiry is a question on the way to its answer, and the data of the page in the
// end. Its methods are called in the order in which they stand here.
type inquiry interface {
	// about returns what all pages of figures have.
	about() *asked
	// choose reads the parameters.
	choose(*page.Request)
	// ask has the figures looked up, and puts them into the rows of the page.
	ask(*page.Request, *store.Store) error
	// draw makes the charts.
	draw(*page.Request)
	// sheets lists the tables that can be taken along.
	sheets() []sheet
}

// A listing is an inquiry with a list of regions that is worked out as a whole, and
// shown in parts.
type listing interface {
	inquiry
	// places returns the indexes of the regions to be listed, in order.
	places() []int
	// show makes the rows of some of them, which are a part of the list.
	show(places []int, part page.Paging)
}

// asked is what the template of every page of figures begins with.
type asked struct {
	Path  string `json:"-"` // without language and format
	Query string `json:"-"` // the whole choice
	Title string `json:"-"` // unless an inquiry sets its own, the phrase of the question's name
	Lead  string `json:"-"` // key of the phrase that says what the page is for

	// needed names the parameters that are missing, without which there is no
	// workbook.
	needed string
}

func (a *asked) about() *asked { return a }

// A sheet is a table that can be taken along by itself or in a workbook.
type sheet struct {
	name string
	rows func() [][]string
}

// page answers the question.
func (q question) page(db *store.Store) page.Handler {
	return func(r *page.Request) (page.View, error) {
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
		if l, ok := i.(listing); ok {
			places := l.places()
			part := r.PagingOfAll(len(places))
			places = page.CutAll(&part, places)
			l.show(places, part)
		}
		if a.Title == "" {
			a.Title = r.Text(q.name)
		}
		return page.View{Name: q.name, Title: a.Title, Data: i, Rows: func() [][]string { return q.rows(i) },
			Sheets: func() ([]page.Sheet, error) { return workbook(i) }}, r.Wrong()
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
