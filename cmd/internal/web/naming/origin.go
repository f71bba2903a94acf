package naming

import (
	"net/url"

	"nianbao/store/catalogue"
)

// Origin tells where in a report a figure comes from: the cell that prints it. What is made of
// several cells, as a rate or a sum, is printed in none; then the parameters come back by which
// the page of the report frames all of them, and made is true.
func Origin(of catalogue.Quantity, per *catalogue.Quantity) (cell string, made bool) {
	if per == nil && len(of.Cells) == 1 && of.Or == nil {
		return Anchor(of.Cells[0]), false
	}
	q := url.Values{"of": {of.Name()}}
	if per != nil {
		q.Set("per", per.Name())
	}
	return q.Encode(), true
}
