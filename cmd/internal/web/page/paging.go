package page

import (
	"net/url"
	"strconv"
)

// Rows on one page of a list: by default, and at most.
const (
	PageRows    = 50
	maxPageRows = 1000
	maxPages    = 100_000
	// wholeRows is up to how many rows a list that is looked up is sent as one table: one of many more would take the memory that other
	// visitors' answers need.
	wholeRows = 20_000
)

// A Paging says which part of a list is shown.
type Paging struct {
	Page int  `json:"page"` // from 1
	Size int  `json:"size"` // rows on a page
	More bool `json:"more"` // there is another page
	// Total is how many rows the whole list has, 0 where that is not counted.
	Total int `json:"total,omitempty"`
	// NextPart is the address of the next page in the format of this one, empty on
	// the last.
	NextPart string `json:"next,omitempty"`
	request  *Request
}

// Paging reads which part of a list is asked for: by page and size, or by _size as
// Datasette has it. Of a table for a spreadsheet, in which nothing would tell that
// there is more, it is as much as can be had.
func (r *Request) Paging() Paging {
	p := Paging{Page: r.Number("page", 1, maxPages, 1), Size: PageRows, request: r}
	if r.IsTable() {
		p.Size = maxPageRows
	}
	for _, name := range []string{"_size", "size"} {
		if r.URL.Query().Get(name) == "max" {
			p.Size = maxPageRows
		} else {
			p.Size = r.Number(name, 1, maxPageRows, p.Size)
		}
	}
	return p
}

// PagingOfAll is Paging for a list of n rows that is worked out as a whole, as
// rankings are. As a table it is not cut unless a size is asked for.
func (r *Request) PagingOfAll(n int) Paging {
	p := r.Paging()
	if q := r.URL.Query(); r.IsTable() && q.Get("size") == "" && q.Get("_size") == "" {
		p.Page, p.Size = 1, max(n, 1)
	}
	return p
}

// isWholeTable reports whether a list of n rows that is looked up is sent as one table.
func isWholeTable(n int) bool { return n <= wholeRows }

// FirstRows returns how many rows of a list of n are in the table that is sent where no part is asked for.
func FirstRows(n int) int {
	if isWholeTable(n) {
		return n
	}
	return maxPageRows
}

// PagingOfTotal is Paging for a list of n rows of which a part is looked up. As a table it is not cut unless a part is asked for, or it is
// longer than wholeRows.
func (r *Request) PagingOfTotal(n int) Paging {
	p := r.Paging()
	q := r.URL.Query()
	if r.IsTable() && isWholeTable(n) && q.Get("page") == "" && q.Get("size") == "" && q.Get("_size") == "" {
		p.Size = max(n, 1)
	}
	p.Total = n
	return p
}

// Offset returns how many rows come before the page.
func (p Paging) Offset() int { return (p.Page - 1) * p.Size }

// Query returns the parameters of another page of the same list.
func (p Paging) Query(page int) string {
	q := url.Values{}
	for name, values := range p.request.URL.Query() {
		q[name] = values
	}
	q.Set("page", strconv.Itoa(page))
	return q.Encode()
}

// Pages returns how many pages the list has, 0 where its rows are not counted.
func (p Paging) Pages() int { return (p.Total + p.Size - 1) / p.Size }

// Previous and Next return the numbers of the neighbouring pages.
func (p Paging) Previous() int { return p.Page - 1 }

// Next returns the number of the next page.
func (p Paging) Next() int { return p.Page + 1 }

// Cut returns the rows of the page from a list that begins with them and may have
// one more, by which it is known that there is another page. The answer's header
// tells of that too.
func Cut[T any](p *Paging, rows []T) []T {
	if p.More = len(rows) > p.Size; p.More {
		p.NextPart = p.request.URL.EscapedPath() + "?" + p.Query(p.Next())
		p.request.next = p.NextPart
	}
	rows = rows[:min(len(rows), p.Size)]
	if p.More || p.Page > 1 {
		p.request.part = &Part{First: p.Offset() + 1, Last: p.Offset() + len(rows), Total: p.Total, More: p.More}
	}
	return rows
}

// CutAll returns the rows of the page from the whole list.
func CutAll[T any](p *Paging, rows []T) []T {
	p.Total = len(rows)
	return Cut(p, rows[min(p.Offset(), len(rows)):])
}

// A Part says which rows of a list an answer has that does not have all of them.
type Part struct {
	First, Last int // from 1; Last is less than First where there are no more rows
	Total       int // 0 where that is not counted
	More        bool
}
