package web

import "net/url"

// Rows on one page of a list: by default, and at most.
const (
	pageRows    = 50
	maxPageRows = 1000
	maxPages    = 100_000
)

// A Paging says which part of a list is shown.
type Paging struct {
	Page  int  `json:"page"` // from 1
	Size  int  `json:"size"` // rows on a page
	More  bool `json:"more"` // there is another page
	query url.Values
}

// paging reads which part of a list is asked for.
func (r *request) paging() (Paging, error) {
	page, err := r.number("page", 1, maxPages, 1)
	if err != nil {
		return Paging{}, err
	}
	size, err := r.number("size", 1, maxPageRows, pageRows)
	return Paging{Page: page, Size: size, query: r.URL.Query()}, err
}

// Offset returns how many rows come before the page.
func (p Paging) Offset() int { return (p.Page - 1) * p.Size }

// Query returns the parameters of another page of the same list.
func (p Paging) Query(page int) string {
	q := url.Values{}
	for name, values := range p.query {
		q[name] = values
	}
	q.Set("page", itoa(page))
	return q.Encode()
}

// Previous and Next return the numbers of the neighbouring pages.
func (p Paging) Previous() int { return p.Page - 1 }

// Next returns the number of the next page.
func (p Paging) Next() int { return p.Page + 1 }

// cut returns the rows of the page from a list that may have one more, by which
// it is known that there is another page.
func cut[T any](p *Paging, rows []T) []T {
	p.More = len(rows) > p.Size
	return rows[:min(len(rows), p.Size)]
}
