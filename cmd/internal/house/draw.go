package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// wings are the parts of the house in the order in which data flows through them.
var wings = []string{"extract", "normalize", "store", "cmd"}

// draw lists the rooms of each wing, the lowest floor first: what knows less stands
// above what knows more, as data flows. Behind the arrow is what a room imports, less
// what it imports by way of others anyway.
func (h house) draw() string {
	var b strings.Builder
	width := 0
	for path := range h {
		width = max(width, len(path))
	}
	for i, wing := range wings {
		if i > 0 {
			b.WriteString("\n")
		}
		for _, r := range h.wing(wing) {
			line := fmt.Sprintf("%-*s", width, r.path)
			if near := h.nearest(r); len(near) > 0 {
				line += "  <- " + strings.Join(shortened(near, wing), ", ")
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	return b.String()
}

// wing returns the rooms of a wing by floor and name.
func (h house) wing(name string) []*room {
	var list []*room
	for path, r := range h {
		if path == name || strings.HasPrefix(path, name+"/") {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *room) int {
		return cmp.Or(cmp.Compare(a.floor, b.floor), cmp.Compare(a.path, b.path))
	})
	return list
}

// shortened returns paths without the name of their own wing.
func shortened(paths []string, wing string) []string {
	var list []string
	for _, p := range paths {
		p = strings.TrimPrefix(p, wing+"/")
		list = append(list, strings.TrimPrefix(p, "internal/"))
	}
	return list
}
