package crawl

import (
	"context"
	"net/url"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// mostScripts is how many files of scripts of a site are asked for in one run.
const mostScripts = 12

// A scripts has what stands in files of scripts, each asked for once in a run, by its address; "" of what
// could not be had.
type scripts map[string]string

// read returns a page with the files of scripts that are needed to read it, or false if there are none. get asks
// for one.
func (s scripts) read(page family.Page, l family.Listing, get func(sites.Request) (string, error)) (family.Page, bool) {
	for _, r := range family.NeededScripts(page, l) {
		text, had := s[r.URL]
		if !had && len(s) < mostScripts {
			text, _ = get(r) // what can't be had says nothing
			s[r.URL] = text
		}
		page.Scripts += text + "\n"
	}
	return page, page.Scripts != ""
}

// listingOf returns the listing of a page, read with the scripts that it needs.
func (c *siteCrawl) listingOf(ctx context.Context, page *family.Page) (family.Listing, error) {
	listing, err := c.read(*page)
	if err != nil {
		return listing, err
	}
	full, needed := c.scripts.read(*page, listing, func(r sites.Request) (string, error) { return c.scriptAt(ctx, r) })
	if !needed {
		return listing, nil
	}
	*page = full
	return c.read(full)
}

// scriptAt asks a server of the site for a file of scripts, which is not kept.
func (c *siteCrawl) scriptAt(ctx context.Context, r sites.Request) (string, error) {
	got, err := c.transport.Get(ctx, r, fetch.Ask{Site: c.site.Name, Kind: crawldb.Page, Interval: c.site.Interval.Duration, Access: c.access, Key: c.keyOf,
		Follow: func(to sites.Request) error {
			if address, err := url.Parse(to.URL); err != nil || !c.isOurs(address) {
				return errOutside
			}
			return nil
		}})
	if err != nil {
		c.log.Info("a script is not had", "url", r.URL, "reason", err)
		return "", err
	}
	text, _, err := c.transport.Text(got)
	c.keep(c.transport.Discard(got))
	return text, err
}
