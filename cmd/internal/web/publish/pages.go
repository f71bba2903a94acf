package publish

import (
	"embed"
	"net/http"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates { return page.Templates{Files: files} }

// Pages are what a site says of itself.
type Pages struct {
	db      *database.DB
	exports string // a folder whose files can be downloaded; "" for none
}

// New returns the pages about a database. The files of the folder exports can be
// downloaded, if it is not "".
func New(db *database.DB, exports string) *Pages { return &Pages{db: db, exports: exports} }

// Pages returns the pages by their paths.
func (p *Pages) Pages() map[string]page.Handler {
	return map[string]page.Handler{"/about": p.about, "/method": p.method, "/downloads": p.downloads}
}

// Documents returns what is no page, by its path; each is there in all languages.
func (p *Pages) Documents() map[string]func(http.ResponseWriter, *page.Request) error {
	return map[string]func(http.ResponseWriter, *page.Request) error{
		"/feed.atom":        p.Feed,
		"/downloads/{name}": p.File,
	}
}

// Maps returns what crawlers ask for, by its path.
func (p *Pages) Maps() map[string]func(http.ResponseWriter, *page.Request) error {
	return map[string]func(http.ResponseWriter, *page.Request) error{
		"/robots.txt":              p.Robots,
		"/sitemap.xml":             p.Index,
		"/sitemaps/pages.xml":      p.MapOfPages,
		"/sitemaps/reports/{from}": p.MapOfReports,
	}
}
