package web

import (
	"net/url"

	"nianbao/cmd/internal/web/wording"
)

// ways are the pages that compare: their paths and the keys of their names.
var ways = []struct{ path, key string }{
	{"/compare", "way-regions"},
	{"/compare/changes", "way-changes"},
	{"/compare/sums", "way-sums"},
	{"/compare/shares", "way-shares"},
	{"/compare/peers", "way-peers"},
}

// waysFrom returns links from one page that compares to all of them. They take its
// choice along: one region, the first indicator, and what is common to all pages.
func waysFrom(language wording.Language, path, choice string) ([]navItem, error) {
	chosen, err := url.ParseQuery(choice)
	if err != nil {
		return nil, err
	}
	along := url.Values{}
	for _, name := range []string{"indicator", "applicant", "per", "flagged"} {
		if value := chosen.Get(name); value != "" {
			along.Set(name, value)
		}
	}
	if regions := typedRegions(append(chosen["region"], chosen["regions"]...)); len(regions) == 1 {
		along.Set("region", regions[0])
	}
	var items []navItem
	for _, way := range ways {
		text, err := language.Text(way.key)
		if err != nil {
			return nil, err
		}
		item, query := navItem{Href: language.Prefix() + way.path, Text: text}, along.Encode()
		if way.path == path {
			item.Current, query = "page", choice
		}
		if query != "" {
			item.Href += "?" + query
		}
		items = append(items, item)
	}
	return items, nil
}
