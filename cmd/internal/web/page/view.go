package page

import (
	"html/template"
	"io/fs"

	"nianbao/cmd/internal/web/wording"
)

// A View is what a page shows: for people by its template, for programs as JSON
// of its data, as CSV of its rows, and some as a workbook.
type View struct {
	Name  string // of the template
	Title string
	Data  any
	JSON  string // where the data is as JSON; "" for the path of the page with its ending
	// Private is of a page for one visitor: nobody keeps it, and no search engine lists it.
	Private bool
	Rows    func() [][]string // the first is the head; nil for a page without CSV
	File    string            // by which its tables are kept, without an ending; "" for a name by its address
	// Facts say what the figures of its tables are; nil where the title says enough.
	Facts func() []Fact
	// Sheets are those of its workbook; nil for a page that has none.
	Sheets func() ([]Sheet, error)
	// Drawing returns the chart that the request asks for; nil for a page without charts.
	Drawing func() (Drawing, error)
}

// A Drawing is a chart in the format of a request.
type Drawing struct {
	Body []byte
	Type string // of media
	File string // by which it is kept
}

// A Sheet is one table of a workbook; the first row is its head.
type Sheet struct {
	Name string
	Rows [][]string
}

// A Handler finds out what a page shows.
type Handler func(*Request) (View, error)

// Templates are the files of a room's pages and what they call. Files that begin
// with an underscore are parts of pages, which the pages of all rooms may use.
type Templates struct {
	Files     fs.FS                                   // with a folder templates
	Functions func(wording.Language) template.FuncMap // nil for none
}
