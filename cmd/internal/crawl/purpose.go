package crawl

import (
	"net/url"
	"path"
)

// A purpose says what a link is followed for.
type purpose int

// The purposes.
const (
	ignored    purpose = iota
	toDocument         // it leads to a report
	toList             // to another list
	toPart             // to another part of the same list
)

// purposeOf tells what a link on a list page is for, by its text and, where the
// text says nothing, the name of the file.
func (r *Rules) purposeOf(l link, target *url.URL) purpose {
	_, isFile := fileOf(target)
	text := l.text
	if isFile && !matchesAny(r.Documents, text) && !matchesAny(r.Exclude, text) {
		text = decoded(path.Base(target.EscapedPath()))
	}
	switch {
	case l.next:
		return toPart
	case text != "" && matchesAny(r.Exclude, text):
		return ignored
	case matchesAny(r.Documents, text):
		return toDocument
	case isFile:
		return ignored
	case l.onward:
		return toPart
	case matchesAny(r.Next, text):
		return toPart
	case matchesAny(r.Follow, text):
		return toList
	}
	return ignored
}
