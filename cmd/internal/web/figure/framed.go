package figure

import (
	"fmt"
	"html"
	"strings"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/static"
)

// framed returns a page for frames of other sites: the chart in the colours of print, and a
// link back. Unless a shape is asked for, narrow frames show that of phones.
func (c *Chart) framed(r *page.Request, asked chart.Shape) ([]byte, error) {
	style, err := static.Address("embed.css")
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html>
<html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light">
<base target="_blank"><title>%s</title><link rel="stylesheet" href="%s"></head><body><main>
`, r.Language, html.EscapeString(c.drawn.Headline), style)
	if r.Words("shape") != "" {
		b.WriteString(c.filling(asked))
	} else {
		b.WriteString(`<div class="wide">` + c.filling(asked) + `</div><div class="small">` + c.filling(chart.OnPhone) + `</div>`)
	}
	fmt.Fprintf(&b, `
<p><a href="%s" rel="noopener">%s</a></p>
</main></body></html>
`, html.EscapeString(c.drawn.site+c.drawn.address), html.EscapeString(r.Text("chart-back")))
	return []byte(b.String()), nil
}

// filling returns the chart as wide as its page.
func (c *Chart) filling(shape chart.Shape) string {
	laidOut := chart.Draw(c.drawn.Chart, shape)
	return laidOut.SVG(scene.SVG{Site: c.drawn.site})
}
