package audit

import (
	"context"
	"embed"
	"html/template"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/database"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates {
	return page.Templates{Files: files, Functions: func(language wording.Language) template.FuncMap {
		return template.FuncMap{"cellname": naming.Names(language).Cell, "anchor": naming.Anchor}
	}}
}

// Pages are the pages about a database.
type Pages struct {
	db     *database.DB
	atHand AtHand
}

// An AtHand tells of which of some reports the original is at hand, so that their pages can be shown.
type AtHand func(ctx context.Context, reports []int64) (map[int64]bool, error)

// New returns the pages about a database.
func New(db *database.DB, atHand AtHand) *Pages { return &Pages{db, atHand} }

// Pages returns the pages by their paths.
func (p *Pages) Pages() map[string]page.Handler {
	return map[string]page.Handler{
		"/quality/reports": p.faulty,
		"/prose/copies":    p.copies,
		"/prose/reuse":     p.reuse,
	}
}
