package family

import "nianbao/cmd/internal/crawl/sites"

// A Page is an answer as it was had.
type Page struct {
	Request   sites.Request     // URL after redirects
	MediaType string            // by content: text/html, application/json, ...
	Text      string            // UTF-8
	Context   map[string]string // what the Ask said that led here; nil for a start page
}

// A Listing is what a page says as (a part of) a list.
type Listing struct {
	Family    string   // ID of the family that read it
	Announced int      // records that the list says it has in all parts, -1 if it does not say
	Records   []Record // links in their order: to reports, to other lists, to anything
	Parts     []Ask    // further parts of the same list, which the page itself announces
}

// A Record is a link with what stands with it.
type Record struct {
	Request     sites.Request
	Text, Title string // what is shown, and the title attribute or field (texts are cut)
	Date        string // of publication as printed, "" for none
	Onward      bool   // the page itself leads there: refresh, frame, script at load
	InList      bool   // it stands in the list's records, not in navigation
}

// An Ask is a request with what its answer will have to be read by.
type Ask struct {
	Request sites.Request
	Context map[string]string
	Part    bool
}
