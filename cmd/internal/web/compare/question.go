package compare

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A question is a page of figures: what it is called and where it is. All that is
// its own stands in the inquiry that it begins for each request.
type question struct {
	path  string
	name  string   // of its template, and of the phrases of its title and, with "-lead", of what it is for
	way   string   // key of the phrase by which the other ways to compare lead here; "" for none
	table string   // the sheet that is the page as CSV
	years []string // parameters that choose its years: one, or the first and the last
	ranks bool     // its regions are ranked or added up, so that invented reports are left out beside real ones
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

	page.Mistyped
	yearsTold
	figure.ExamplesChoice

	// Example says that nobody asked for this answer, and that the fields of the form are empty; nil where
	// somebody did.
	Example *example `json:"-"`

	// Coverage warns that the figures cover different things; nil if they do not.
	Coverage *coverage `json:"coverage,omitempty"`

	// Misdated says which reports are left out for their years; nil if none is.
	Misdated *misdatedList `json:"misdated_reports,omitempty"`

	// Invented says how many of the reports are invented; nil if none is.
	Invented *figure.Invented `json:"invented,omitempty"`

	code string // of the region that was asked for, "" for the whole country
	file string // by which the tables are kept, and with what each chart is of those

	// needed names the parameters that are missing, without which there is no
	// workbook.
	needed string
}

func (a *asked) about() *asked { return a }

// Unasked says that something is not chosen yet without which there is no answer.
func (a *asked) Unasked() bool { return a.needed != "" }

// with returns the choice of the page as parameters with another value of one.
func (a *asked) with(name, value string) (string, error) {
	choice, err := url.ParseQuery(a.Query)
	if err != nil {
		return "", err
	}
	choice.Set(name, value)
	return choice.Encode(), nil
}

// A sheet is a table that can be taken along by itself or in a workbook.
type sheet struct {
	name string
	rows func() [][]string
}

// page answers the question.
func (q question) page(db *database.DB) page.Handler {
	return func(r *page.Request) (page.View, error) {
		i := q.begin()
		a := i.about()
		if s, ok := i.(starting); ok && r.Format == page.HTML {
			var err error
			if a.Example, err = startWith(r, db, s); err != nil {
				return page.View{}, err
			}
		}
		naming.Expand(r.Request)
		a.Path, a.Query, a.Lead = r.Page, r.URL.Query().Encode(), q.name+"-lead"
		if q.ranks {
			if err := a.Choose(r, db); err != nil {
				return page.View{}, err
			}
		}
		i.choose(r)
		err := r.Wrong()
		if err == nil {
			err = i.ask(r, db)
		}
		if err != nil && !a.Takes(r, err) {
			return page.View{}, err
		}
		if err == nil {
			a.tellUnreported(r)
			if err := q.finish(r, db, i); err != nil {
				return page.View{}, err
			}
		}
		if a.Title == "" {
			a.Title = r.Text(q.name)
		}
		return page.View{Name: q.name, Title: a.Title, Data: i, File: a.file, Rows: func() [][]string { return q.rows(i) },
			Facts:   func() []page.Fact { return facts(r, i) },
			Sheets:  func() ([]page.Sheet, error) { return workbook(i) },
			Drawing: func() (page.Drawing, error) { return figure.Draw(r, i.charts()) }}, r.Wrong()
	}
}

// finish draws the charts of an answer, and chooses the part of its list that is shown.
func (q question) finish(r *page.Request, db *database.DB, i inquiry) error {
	if asked := r.Words("region"); asked != "" {
		i.about().code = asked // of a page that finds fault with it none is drawn
		if code, err := catalogue.RegionCode(r.Context(), db, asked); err == nil {
			i.about().code = code
		}
	}
	i.draw(r)
	if r.Format == page.HTML || r.IsDrawing() {
		provinces, err := provincesCovered(r.Context(), db)
		if err != nil {
			return err
		}
		for _, c := range i.charts() {
			c.Years = q.yearsOf(c)
			if code := i.about().code; c.Region != "" && code != "" { // it is called by its official name, whatever was typed
				c.Region = code
			}
			if !c.Picked {
				c.Provinces = cmp.Or(c.Provinces, provinces)
			}
		}
		figure.Complete(r, i.charts())
	}
	if l, ok := i.(listing); ok {
		l.show(l.list().part(r))
	}
	if s, ok := i.(signed); ok && r.Format == page.HTML {
		return s.tellSigns(r.Context(), db)
	}
	return nil
}

// signed is an inquiry whose page tells what is printed where there is no number.
type signed interface {
	inquiry
	tellSigns(context.Context, *database.DB) error
}

// keep names what is kept of the page: what it is, of which regions, and of which years.
func (a *asked) keep(what, level string, from, to int) {
	a.file = page.FileName(what, cmp.Or(a.code, "china"), level, spanText(from, to))
}

// quantityName names what is compared in the name of a file.
func quantityName(of catalogue.Quantity, per *catalogue.Quantity) string {
	if per == nil {
		return of.Name()
	}
	return of.Name() + "-per-" + per.Name()
}

// spanText writes one year or several.
func spanText(from, to int) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case from == to:
		return strconv.Itoa(to)
	}
	return fmt.Sprintf("%d-%d", from, to)
}

// provincesOf returns in how many provinces the regions lie of which there is a value.
func provincesOf(bars []figure.Bar) int {
	return provincesAmong(len(bars), func(i int) string {
		if bars[i].Value == nil {
			return ""
		}
		return bars[i].Place.Code
	})
}

// provincesAmong returns in how many provinces n regions lie, by their codes; one without a code is in none.
func provincesAmong(n int, code func(int) string) int {
	provinces := map[string]bool{}
	for i := range n {
		if c := code(i); c != "" {
			provinces[c[:2]] = true
		}
	}
	return len(provinces)
}

// provincesCovered returns in how many provinces there are reports.
func provincesCovered(ctx context.Context, db *database.DB) (int, error) {
	counts, err := reports.Counts(ctx, db, "")
	provinces := map[string]bool{}
	for _, c := range counts {
		if c.Region.Name != c.Region.Code { // of reports without a region it is its own name
			provinces[c.Region.Code] = true
		}
	}
	return len(provinces), err
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

// A listing is an inquiry into a list of regions that is worked out as a whole, and
// shown in parts.
type listing interface {
	inquiry
	// list returns what all lists of regions have.
	list() *regionList
	// show makes the rows of the page: of the regions with those indexes.
	show(places []int)
}

// A regionList is which regions are listed, and the part of them that is shown.
type regionList struct {
	Paging page.Paging `json:"paging"`

	all []int // indexes of the regions with a report, in order; few of them are shown
}

func (l *regionList) list() *regionList { return l }

// reported takes those of some regions, in order, that have a report. The counts of a
// page tell how many have none.
func (l *regionList) reported(order []int, hasReport func(int) bool) {
	l.all = slices.DeleteFunc(order, func(i int) bool { return !hasReport(i) })
}

// part returns the regions of the part that is asked for.
func (l *regionList) part(r *page.Request) []int {
	l.Paging = r.PagingOfAll(len(l.all))
	return page.CutAll(&l.Paging, l.all)
}

// A rankedEntry is a region's place among others; Rank is 0 without a value, and of a rate of a
// small base.
type rankedEntry struct {
	Rank int `json:"rank"`
	figure.Figure
	Shared bool `json:"-"` // others of the country are called the same
}

// reportText returns the number of a report as tables have it, "" for none.
func reportText(report int64) string {
	if report == 0 {
		return ""
	}
	return strconv.FormatInt(report, 10)
}

// place returns the rank as tables have it, "" without a value.
func (e rankedEntry) place() string {
	if e.Rank == 0 {
		return ""
	}
	return strconv.Itoa(e.Rank)
}
