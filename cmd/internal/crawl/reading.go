package crawl

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/url"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/fetch/wall"
	"nianbao/cmd/internal/crawl/render"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// What a page is read with: files of scripts, in which stands what it calls, and, on request, what a browser
// makes of it. All is asked for as pages are, and nothing of it is kept: the archive has what servers gave for the
// page itself.

// mostScripts is how many files of scripts of a site are asked for in one run for what pages call in them.
const mostScripts = 12

var (
	errNotAsked   = errors.New("what a script asks for in this way is not asked for")
	errByScripts  = errors.New("the report is made by scripts of the page: it is not in what the server gave, which alone is kept and imported")
	errNoRenderer = errors.New("there is nothing that renders pages in this run")
)

// scripts are files of scripts that were asked for in this run, by address; "" of what could not be had.
type scripts map[string]string

// listingOf returns the listing of a page, read with the scripts that it needs. A page with nothing to read needs none:
// what it is made of is another matter.
func (c *siteCrawl) listingOf(ctx context.Context, page *family.Page) (family.Listing, error) {
	listing, err := c.read(*page)
	if err != nil {
		return listing, err
	}
	if bare, _ := wall.IsBare(page.Text); bare && len(listing.Records)+len(listing.Parts) == 0 {
		return listing, nil
	}
	for _, r := range family.NeededScripts(*page, listing) {
		text, had := c.scripts[r.URL]
		if !had && len(c.scripts) < mostScripts {
			text, err = c.answerOf(ctx, r)
			if err != nil {
				c.log.Info("a script is not had", "url", r.URL, "reason", err)
			}
			c.scripts[r.URL] = text
		}
		page.Scripts += text + "\n"
	}
	if page.Scripts == "" {
		return listing, nil
	}
	return c.read(*page)
}

// answerOf asks a server of the site for something that a page is read with.
func (c *siteCrawl) answerOf(ctx context.Context, r sites.Request) (string, error) {
	ours := func(to sites.Request) error {
		if address, err := url.Parse(to.URL); err != nil || !c.isOurs(address) {
			return errOutside
		}
		return nil
	}
	if err := ours(r); err != nil {
		return "", err
	}
	got, err := c.transport.Get(ctx, r, fetch.Ask{Site: c.site.Name, Kind: crawldb.Page, Interval: c.site.Interval.Duration, Access: c.access, Key: c.keyOf, Follow: ours})
	if err != nil {
		return "", err
	}
	text, isText, err := c.transport.Text(got)
	if err == nil && !isText {
		err = fmt.Errorf("%w: %s", errNotAsked, got.MediaType)
	}
	return text, errors.Join(err, c.transport.Discard(got))
}

// render has a page of a site that is to be rendered be what a browser makes of it. The error is a fault of the page,
// or the context's.
func (c *siteCrawl) render(ctx context.Context, page *family.Page) error {
	if !c.site.Render || page.MediaType != "text/html" || c.transport.Plan != nil {
		return nil
	}
	if c.Browser == nil {
		return fetch.NewFault(kindRender, errNoRenderer)
	}
	limits := render.DefaultLimits()
	limits.Bytes = int(c.Limits.PageBytes)
	made, err := c.Browser.Render(ctx, page.Request.URL, page.Text, c.wanted(page.Request.URL), limits)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fetch.NewFault(kindRender, err)
	}
	c.counts.Rendered++
	c.log.Info("rendered", "url", page.Request.URL, "asked", len(made.Asked), "refused", made.Refused, "wanted_to", made.Left)
	switch sight, seen := wall.Of(made.HTML); sight {
	case wall.Wall:
		return fetch.NewFault(fetch.KindBlocked, fmt.Errorf("a wall stands in place of the page: %s", seen))
	case wall.Gone:
		return fetch.NewFault(fetch.KindGone, fmt.Errorf("the page says that there is none: %s", seen))
	}
	if made.Left == "" || len(made.HTML) > len(page.Text) { // or else it leads on at once, as is read in it
		page.Text = made.HTML
	}
	return nil
}

// unread takes note of a page that could not be rendered; where the context has ended, that is no fault of its.
func (c *siteCrawl) unread(ctx context.Context, j job, got *fetch.Fetched, err error) {
	if ctx.Err() != nil {
		c.keep(c.transport.Discard(got))
		return
	}
	c.reject(j, got, fetch.FaultOf(err))
}

// wanted returns what asks for what the scripts of a page want: on the hosts of the site alone, as politely as for
// pages, and for each file of scripts once in a run.
func (c *siteCrawl) wanted(page string) render.Ask {
	return func(ctx context.Context, r render.Request) (render.Answer, error) {
		request := sites.Request{URL: r.URL, Referer: page}
		if text, had := c.files[r.URL]; r.IsScript && had {
			return render.Answer{MediaType: "application/javascript", Body: []byte(text)}, nil
		}
		answer := render.Answer{MediaType: "application/javascript"}
		kind, _, _ := mime.ParseMediaType(r.MediaType) // none is no error of a GET
		switch {
		case r.Method == "GET":
		case kind == "application/json":
			request.JSON = r.Body
		case kind == "application/x-www-form-urlencoded":
			form, err := url.ParseQuery(r.Body)
			if err != nil {
				return answer, err
			}
			request.Form = form
		default:
			return answer, fmt.Errorf("%w: %s of %s", errNotAsked, r.Method, kind)
		}
		text, err := c.answerOf(ctx, request)
		if err != nil {
			c.log.Info("not had for a script", "url", r.URL, "reason", err)
			return answer, err
		}
		if answer.Body = []byte(text); r.IsScript {
			c.files[r.URL] = text
		} else {
			answer.MediaType = pageType("text/plain", text)
		}
		return answer, nil
	}
}
