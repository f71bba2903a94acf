package page

import "net/url"

// Usual notes that a parameter has the value which the page takes without it anyway: an address that is
// printed or passed on has no need of it.
func (r *Request) Usual(name string) {
	if r.usual == nil {
		r.usual = map[string]bool{}
	}
	r.usual[name] = true
}

// Chosen returns the parameters that an address of the page needs, without some.
func (r *Request) Chosen(without ...string) url.Values {
	choice := r.URL.Query()
	for name := range r.usual {
		choice.Del(name)
	}
	for _, name := range without {
		choice.Del(name)
	}
	return choice
}

// DropEmpty takes parameters without a value out of the request, as forms send them for each field
// that was left empty, and reports whether there were any.
func (r *Request) DropEmpty() bool {
	choice := url.Values{}
	dropped := false
	for name, values := range r.URL.Query() {
		for _, value := range values {
			if value == "" {
				dropped = true
				continue
			}
			choice[name] = append(choice[name], value)
		}
	}
	if dropped {
		address := *r.URL
		address.RawQuery = choice.Encode()
		plain := *r.Request
		plain.URL = &address
		r.Request = &plain
	}
	return dropped
}

// Here returns the address of the request without that of the site.
func (r *Request) Here() string {
	here := url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}
	return here.String()
}
