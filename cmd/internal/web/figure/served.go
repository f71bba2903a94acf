package figure

import (
	"fmt"
	"html"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/scene"
)

// Asked returns the chart that a request names, or else the first that shows anything; nil
// if there is none.
func Asked(r *page.Request, charts []*Chart) *Chart {
	name := r.Words("chart")
	for _, c := range charts {
		if name == c.Name || name == "" && (len(c.Categories) > 0 || len(c.Tiles) > 0 || len(c.Dots) > 0) {
			return c
		}
	}
	if name != "" && r.IsDrawing() {
		r.Refuse(page.BadParameter("chart", name))
	}
	return nil
}

// Draw returns the chart that a request asks for, in its shape and format.
func Draw(r *page.Request, charts []*Chart) (page.Drawing, error) {
	c, shape := Asked(r, charts), ShapeOf(r)
	switch {
	case r.Wrong() != nil:
		return page.Drawing{}, r.Wrong()
	case c == nil || !c.Shows():
		return page.Drawing{}, page.NotFound(page.Shorten(r.URL.Path))
	}
	drawn := page.Drawing{File: c.File + "-" + shape.Name + "." + string(r.Format)}
	laidOut := chart.Draw(c.drawn.Chart, shape)
	var err error
	switch r.Format {
	case page.PNG:
		drawn.Type = "image/png"
		drawn.Body, err = laidOut.PNG(shape.Scale)
	case page.PDF:
		drawn.Type = "application/pdf"
		drawn.Body, err = laidOut.PDF(c.drawn.site, c.drawn.now)
	case page.Embed:
		drawn.Type = "text/html; charset=utf-8"
		drawn.Body, err = c.framed(r, shape)
	default:
		drawn.Type = "image/svg+xml"
		drawn.Body = []byte(laidOut.SVG(scene.SVG{Site: c.drawn.site}))
	}
	return drawn, err
}

// ShapeOf returns the shape that a request asks for, the first if it names none.
func ShapeOf(r *page.Request) chart.Shape {
	var names []string
	for _, s := range chart.Exported {
		names = append(names, s.Name)
	}
	return chart.Exported[slices.Index(names, r.Choice("shape", names...))]
}

// OnPage returns the chart for a wide page, Small that for a narrow one. The colours are
// those of the page.
func (c *Chart) OnPage() template.HTML { return c.themed(chart.OnPage) }

// Small returns the chart for a narrow page.
func (c *Chart) Small() template.HTML { return c.themed(chart.OnPhone) }

func (c *Chart) themed(shape chart.Shape) template.HTML {
	return template.HTML(chart.Draw(c.drawn.Chart, shape).SVG(scene.SVG{Themed: true})) // all texts in it are escaped
}

// Retold reports whether the headline was just set: the form for it, with what can be taken along, stays open.
func (c *Chart) Retold() bool { return c.drawn.retold }

// Headline returns the sentence above the chart.
func (c *Chart) Headline() string { return c.drawn.Headline }

// A ChartFile is a chart as a file.
type ChartFile struct{ Format, Address, File string }

// Files returns the chart as files of a shape.
func (c *Chart) Files(shape string) []ChartFile {
	var list []ChartFile
	for _, format := range []page.Format{page.SVG, page.PNG, page.PDF} {
		list = append(list, ChartFile{strings.ToUpper(string(format)), c.drawn.files(format, shape), naming.FileName(c.drawn.language, c.File+"-"+shape) + "." + string(format)})
	}
	return list
}

// Picture returns the chart in a shape as the picture that most articles take, which a page offers without unfolding the rest.
func (c *Chart) Picture(shape string) ChartFile {
	files := c.Files(shape)
	return files[slices.IndexFunc(files, func(f ChartFile) bool { return f.Format == "PNG" })]
}

// Shapes are the names of the shapes of files.
func (c *Chart) Shapes() []string {
	var list []string
	for _, s := range chart.Exported {
		list = append(list, s.Name)
	}
	return list
}

// EmbedCode returns what puts the chart into a page of another site.
func (c *Chart) EmbedCode() string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="640" loading="lazy" frameborder="0"></iframe>`,
		html.EscapeString(c.drawn.site+c.drawn.files(page.Embed, "")), html.EscapeString(c.drawn.Headline))
}

// Paste returns a short text to go with the chart.
func (c *Chart) Paste() string {
	var lines []string
	if c.drawn.Mark != "" {
		lines = append(lines, c.drawn.Mark)
	}
	lines = append(append(lines, c.drawn.Headline, c.drawn.Subtitle), c.drawn.Notes...)
	lines = append(lines, c.drawn.Footer[0], c.drawn.maker, c.drawn.site+c.drawn.address)
	return strings.Join(lines, "\n")
}

// pageAddress returns the address of the page with the years of a chart, without what is of the chart alone.
func pageAddress(r *page.Request, years map[string]int) string {
	return addressOf(r.Language.Prefix()+escapedPath(r), ofYears(r.Chosen("chart", "shape", "headline", "page"), years))
}

// escapedPath returns the path of the page as addresses have it.
func escapedPath(r *page.Request) string { return (&url.URL{Path: r.Page}).EscapedPath() }

// ofYears returns the choice with the years of a chart.
func ofYears(choice url.Values, years map[string]int) url.Values {
	for name, year := range years {
		choice.Set(name, strconv.Itoa(year))
	}
	return choice
}

func addressOf(path string, choice url.Values) string {
	if len(choice) == 0 {
		return path
	}
	return path + "?" + choice.Encode()
}

// Chosen returns the parameters that another headline keeps, in order.
func (c *Chart) Chosen() []ChosenValue {
	_, query, _ := strings.Cut(c.drawn.address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil // it was made by Encode
	}
	list := []ChosenValue{{"chart", c.Name}}
	for name, each := range values {
		for _, value := range each {
			list = append(list, ChosenValue{name, value})
		}
	}
	slices.SortFunc(list, func(a, b ChosenValue) int { return strings.Compare(a.Name+a.Value, b.Name+b.Value) })
	return list
}

// A ChosenValue is a parameter of the page.
type ChosenValue struct{ Name, Value string }

// fileAddresses returns the addresses of a chart of a page in formats and shapes. A
// headline that was typed stays with the chart it was typed for.
func fileAddresses(r *page.Request, name string, years map[string]int) func(page.Format, string) string {
	return func(format page.Format, shape string) string {
		choice := ofYears(r.Chosen("page", "shape"), years)
		if r.Words("chart") != name {
			choice.Del("headline")
		}
		choice.Set("chart", name)
		if shape != "" {
			choice.Set("shape", shape)
		}
		if format == page.Embed {
			return addressOf(r.Language.Prefix()+path.Join(page.EmbedPrefix, escapedPath(r)), choice)
		}
		return addressOf(r.Language.Prefix()+escapedPath(r)+"."+string(format), choice)
	}
}

// printedAddress returns the address of the page as it is printed: whole, so that it can be typed, and
// with the letters of names as they are written.
func (d *drawing) printedAddress() string {
	var b strings.Builder
	for text := d.address; text != ""; {
		from := strings.IndexByte(text, '%')
		if from < 0 {
			from = len(text)
		}
		b.WriteString(text[:from])
		text = text[from:]
		run := 0 // of escaped bytes
		for len(text) >= run+3 && text[run] == '%' {
			run += 3
		}
		if run == 0 { // no escape, but a sign
			run = len(text)
		}
		b.WriteString(lettersOf(text[:run]))
		text = text[run:]
	}
	return b.String()
}

// lettersOf writes escaped bytes as letters, but for the signs of ASCII, which may mean something else in
// an address, and what can't be seen.
func lettersOf(escaped string) string {
	plain, err := url.PathUnescape(escaped)
	if err != nil || !utf8.ValidString(plain) {
		return escaped
	}
	var b strings.Builder
	for _, letter := range plain {
		switch {
		case letter < utf8.RuneSelf:
			fmt.Fprintf(&b, "%%%02X", letter)
		case unicode.IsPrint(letter):
			b.WriteRune(letter)
		default:
			b.WriteString(url.PathEscape(string(letter)))
		}
	}
	return b.String()
}
