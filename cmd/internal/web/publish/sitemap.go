package publish

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
	"nianbao/store/reports"
)

// mapLength is how many reports stand in one part of the map. A part may have 50,000
// addresses, and each page has one for each language; who asks for a part waits for all of it.
const mapLength = 2_000

type siteIndex struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Parts   []located `xml:"sitemap"`
}

type siteMap struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []located `xml:"url"`
}

type located struct {
	Address string `xml:"loc"`
}

// Index answers with the list of the parts of the site's map (sitemaps.org).
func (p *Pages) Index(w http.ResponseWriter, r *page.Request) error {
	last, err := reports.LastID(r.Context(), p.db)
	if err != nil {
		return err
	}
	index := siteIndex{Parts: []located{{r.Absolute("/sitemaps/pages.xml")}}}
	for from := int64(0); from < last; from += mapLength {
		index.Parts = append(index.Parts, located{r.Absolute(fmt.Sprintf("/sitemaps/reports/%d.xml", from))})
	}
	return sendXML(w, r, xmlKind, index)
}

// MapOfPages answers with the part that has all pages but reports.
func (p *Pages) MapOfPages(w http.ResponseWriter, r *page.Request) error {
	codes, err := reports.RegionCodes(r.Context(), p.db)
	if err != nil {
		return err
	}
	var m siteMap
	for _, path := range []string{"/", "/about", "/method", "/downloads", "/indicators", "/compare", "/reports", "/quality", "/codebook", "/coverage", "/corrections"} {
		p.add(&m, r, path)
	}
	for _, q := range catalogue.Quantities() {
		if q.Name() == q.Code {
			p.add(&m, r, "/indicators/"+q.Code)
		}
	}
	for _, code := range codes {
		p.add(&m, r, "/regions/"+code)
	}
	return sendXML(w, r, xmlKind, m)
}

// MapOfReports answers with a part that has reports, from the one after that of the
// number in its name.
func (p *Pages) MapOfReports(w http.ResponseWriter, r *page.Request) error {
	from, err := strconv.ParseInt(strings.TrimSuffix(r.PathValue("from"), ".xml"), 10, 64)
	if err != nil || from < 0 || from%mapLength != 0 {
		return page.NotFound(page.Shorten(r.URL.Path))
	}
	ids, err := reports.IDs(r.Context(), p.db, from, from+mapLength)
	if err != nil {
		return err
	}
	var m siteMap
	for _, id := range ids {
		p.add(&m, r, fmt.Sprintf("/reports/%d", id))
	}
	return sendXML(w, r, xmlKind, m)
}

// add adds a page in all languages.
func (p *Pages) add(m *siteMap, r *page.Request, path string) {
	for _, language := range wording.Languages() {
		m.Pages = append(m.Pages, located{r.Absolute(language.Prefix() + path)})
	}
}

const xmlKind = "application/xml; charset=utf-8"

// Robots answers with what crawlers may ask for: all but what costs much and is found
// from pages that they may have, comparisons of any choice and pictures of pages.
func (p *Pages) Robots(w http.ResponseWriter, r *page.Request) error {
	text := "User-agent: *\nDisallow: /*?\nDisallow: /*/pages/\nAllow: /*.csv?" + page.LabelsParameter + "=1$\nAllow: /\nSitemap: " + r.Absolute("/sitemap.xml") + "\n"
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	answer.Send(w, r.Request, []byte(text))
	return nil
}
