package sites

import (
	"net/url"
	"path"
)

// A Purpose says what a link is followed for.
type Purpose int

// The purposes.
const (
	Ignored    Purpose = iota
	ToDocument         // it leads to a report
	ToList             // to another list
	ToPart             // to another part of the same list
)

// PurposeOf tells what a link on a list page is for, by its text and, where the
// text says nothing, the name of the file.
func (r *Rules) PurposeOf(l Link, target *url.URL) Purpose {
	_, isFile := FileOf(target)
	text := l.Text
	if isFile && !matchesAny(r.Documents, text) && !matchesAny(r.Exclude, text) {
		text = Decoded(path.Base(target.EscapedPath()))
	}
	switch {
	case l.Next:
		return ToPart
	case text != "" && matchesAny(r.Exclude, text):
		return Ignored
	case matchesAny(r.Documents, text):
		return ToDocument
	case isFile:
		return Ignored
	case l.Onward:
		return ToPart
	case matchesAny(r.Next, text):
		return ToPart
	case matchesAny(r.Follow, text):
		return ToList
	}
	return Ignored
}
