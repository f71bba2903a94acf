package lookup

import (
	"embed"

	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates { return page.Templates{Files: files} }

// Pages are the pages about a database.
type Pages struct{ db *database.DB }

// New returns the pages about a database.
func New(db *database.DB) *Pages { return &Pages{db} }

// Pages returns the pages by their paths.
func (p *Pages) Pages() map[string]page.Handler {
	return map[string]page.Handler{
		"/fees":    p.fees,
		"/suggest": p.suggest,
	}
}
