package compare

import (
	"net/url"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/wording"
)

// waysFrom returns links from one page that compares to all of some questions. They
// take its choice along: one region, the first indicator, and what is common to all pages.
func waysFrom(questions []question, language wording.Language, path, choice string) ([]answer.NavItem, error) {
	chosen, err := url.ParseQuery(choice)
	if err != nil {
		return nil, err
	}
	along := url.Values{}
	for _, name := range []string{"indicator", "applicant", "per", "flagged", "follow"} {
		if value := chosen.Get(name); value != "" {
			along.Set(name, value)
		}
	}
	if regions := typedRegions(append(chosen["region"], chosen["regions"]...)); len(regions) == 1 {
		along.Set("region", regions[0])
	}
	var items []answer.NavItem
	for _, q := range questions {
		if q.way == "" {
			continue
		}
		text, err := language.Text(q.way)
		if err != nil {
			return nil, err
		}
		item, query := answer.NavItem{Href: language.Prefix() + q.path, Text: text}, along.Encode()
		if q.path == path {
			item.Current, query = "page", choice
		}
		if query != "" {
			item.Href += "?" + query
		}
		items = append(items, item)
	}
	return items, nil
}
