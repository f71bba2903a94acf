package sites

import (
	_ "embed"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// A Request is what is asked of a server: all that makes one answer another.
type Request struct {
	URL     string     `json:"url"`               // absolute, canonical
	Form    url.Values `json:"form,omitempty"`    // sent as POST of application/x-www-form-urlencoded; nil: GET
	JSON    string     `json:"json,omitempty"`    // sent as POST of application/json; "" for none
	Referer string     `json:"referer,omitempty"` // page that leads there, "" for none
	// Part is the number of the part of a list that a form asks for of which nothing but its state tells
	// the parts apart; 0 for any other.
	Part int `json:"part,omitempty"`
}

// Method returns the method of HTTP by which it is asked.
func (r Request) Method() string {
	if r.Form != nil || r.JSON != "" {
		return "POST"
	}
	return "GET"
}

// Key is the same for requests that are the same but for noise (session ids,
// Referer). It is the address, and of a POST with what is sent behind a number sign,
// which stands in no canonical address.
func (r Request) Key() string { return r.KeyWithout(nil) }

// KeyWithout returns the key without further parameters that are noise on the site.
func (r Request) KeyWithout(further map[string]bool) string {
	key := r.URL
	if u, err := url.Parse(r.URL); err == nil {
		key = withoutNoise(Canonical(u), further).String()
	}
	switch {
	case r.Form != nil:
		key += "#POST " + encodedWithout(r.Form, further)
		if r.Part > 0 {
			key += fmt.Sprintf(" part %d", r.Part)
		}
		return key
	case r.JSON != "":
		return key + "#POST " + r.JSON
	}
	return key
}

//go:embed noise.yaml
var noiseFile []byte

// noiseNames are the parameters that by their names hold a session or a moment and nothing of
// what is asked for, in lower case.
var noiseNames = sync.OnceValue(func() map[string]bool {
	var file struct {
		Parameters []string `yaml:"parameters"`
	}
	if err := yaml.Unmarshal(noiseFile, &file); err != nil {
		panic(err) // the file is part of the binary
	}
	names := map[string]bool{}
	for _, n := range file.Parameters {
		names[n] = true
	}
	return names
})

// isNoise reports whether a parameter is noise by its name, or one of those that are further named.
func isNoise(parameter string, further map[string]bool) bool {
	return noiseNames()[strings.ToLower(parameter)] || further[parameter]
}

// withoutNoise returns an address without the parameters that are noise. The others stay as they
// are spelled, in their order.
func withoutNoise(u *url.URL, further map[string]bool) *url.URL {
	if u.RawQuery == "" {
		return u
	}
	kept := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		return isNoise(name, further)
	})
	c := *u
	c.RawQuery = strings.Join(kept, "&")
	return &c
}

// encodedWithout returns a form, sorted by names, without the fields that are noise.
func encodedWithout(form url.Values, further map[string]bool) string {
	kept := url.Values{}
	for name, values := range form {
		if !isNoise(name, further) {
			kept[name] = values
		}
	}
	return kept.Encode()
}
