package report

import (
	"embed"
	"html/template"
	"log/slog"
	"net/http"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/cmd/internal/web/prose"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/database"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(language wording.Language) template.FuncMap {
		return template.FuncMap{
			"parts":         func(parts []prose.Part, left bool) partsView { return partsView{parts, left} },
			"differing":     differing,
			"mostchanged":   func(list []CellPair) []CellPair { most, _ := mostChanged(list); return most },
			"otherschanged": func(list []CellPair) []CellPair { _, rest := mostChanged(list); return rest },
			"runs":          prose.Runs,
			"observedname":  naming.Names(language).Cell,
			"organfunction": naming.Names(language).Function,
		}
	}}
}

// A partsView is a text in parts that the other text has or has not.
type partsView struct {
	Parts []prose.Part
	Left  bool // it is the earlier of the two
}

// pictureCache is how many bytes of pictures of pages are kept in memory: some
// two hundred pages.
const pictureCache = 64 << 20

// Pages are the pages about single reports.
type Pages struct {
	db        *database.DB
	desk      *answer.Desk
	log       *slog.Logger
	documents *documents
	seen      seen
	pictures  *pageimage.Renderer
	program   string // what commands begin with that pages show
	propose   bool   // visitors may propose corrections
}

// New returns the pages about the reports of a database. Relative paths of documents
// begin in one of the roots, which are tried in order.
func New(db *database.DB, roots []string, desk *answer.Desk, log *slog.Logger) *Pages {
	return &Pages{db: db, desk: desk, log: log, documents: newDocuments(roots), pictures: pageimage.New(pictureCache), program: "nianbao"}
}

// CalledBy says what the commands that pages show begin with, so that they are about this database:
// "nianbao --db example.db". Else it is the name of the program alone.
func (p *Pages) CalledBy(program string) { p.program = program }

// TakeProposals has the pages lead to where corrections are proposed.
func (p *Pages) TakeProposals() { p.propose = true }

// Pages returns the pages that have all formats by their paths.
func (p *Pages) Pages() map[string]page.Handler {
	return map[string]page.Handler{
		"/reports/{id}":                p.report,
		"/reports/{id}/pages/{page}":   p.reportPage,
		"/reports/{id}/doubts":         p.doubts,
		"/reports/{id}/renditions":     p.renditions,
		"/reports/{id}/tables":         p.printedTables,
		"/reports/{id}/tables/{table}": p.printedTable,
		"/prose":                       p.prose,
	}
}

// Picture returns what answers with the picture of a page.
func (p *Pages) Picture() http.Handler { return p.desk.Direct(p.picture) }

// Figure returns what leads to where a figure is printed.
func (p *Pages) Figure() http.Handler { return p.desk.Direct(p.figure) }

// Warm prepares the drawing of pictures, so that the first need not wait for it.
func (p *Pages) Warm() error { return p.pictures.Warm() }
