package main

import (
	_ "embed"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

//go:embed rooms.txt
var roomsFile string

// The rules say what rooms may import.
type rules struct {
	knows map[string][]string // by room or pattern: rooms and patterns that it may import
	alone map[string][]string // by library: rooms that may import it
}

// parseRules reads lines "room: other other" and "library alone: room room". A pattern
// ends in "/..." and stands for a folder with all below it.
func parseRules(text string) (rules, error) {
	r := rules{map[string][]string{}, map[string][]string{}}
	for n, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		subject, objects, ok := strings.Cut(line, ":")
		if !ok {
			return r, fmt.Errorf("rooms.txt:%d: no colon", n+1)
		}
		subject = strings.TrimSpace(subject)
		if library, ok := strings.CutSuffix(subject, " alone"); ok {
			r.alone[library] = append(r.alone[library], strings.Fields(objects)...)
		} else {
			r.knows[subject] = append(r.knows[subject], strings.Fields(objects)...)
		}
	}
	return r, nil
}

// covers reports whether a pattern stands for a path.
func covers(pattern, of string) bool {
	folder, whole := strings.CutSuffix(pattern, "/...")
	return of == folder || whole && strings.HasPrefix(of, folder+"/")
}

// rule returns the most special pattern that stands for a room.
func (r rules) rule(room string) (pattern string, ok bool) {
	for p := range r.knows {
		if covers(p, room) && (!ok || len(p) > len(pattern)) {
			pattern, ok = p, true
		}
	}
	return pattern, ok
}

// broken lists what the rooms of a house import against the rules, and rules without
// a room.
func (r rules) broken(h house) []string {
	var list []string
	used := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(h)) {
		pattern, ok := r.rule(name)
		if !ok {
			list = append(list, name+": rooms.txt does not say what it may know")
			continue
		}
		used[pattern] = true
		for _, k := range h[name].knows {
			if !slices.ContainsFunc(r.knows[pattern], func(p string) bool { return covers(p, k) }) {
				list = append(list, fmt.Sprintf("%s imports %s, which it may not know", name, k))
			}
		}
		for library, rooms := range r.alone {
			imports := slices.ContainsFunc(h[name].imports, func(i string) bool { return i == library || strings.HasPrefix(i, library+"/") })
			if imports && !slices.ContainsFunc(rooms, func(p string) bool { return covers(p, name) }) {
				list = append(list, fmt.Sprintf("%s imports %s, which is for %s alone", name, path.Base(library), strings.Join(rooms, ", ")))
			}
		}
	}
	for p := range r.knows {
		if !used[p] {
			list = append(list, p+": rooms.txt has a rule for a room that is not there")
		}
	}
	slices.Sort(list)
	return list
}
