package register

import "slices"

// A ReformKind says how the organs of one function came to have another.
type ReformKind string

// The kinds of reforms.
const (
	Renamed ReformKind = "renamed" // one function became another, with duties of others or without
	Merged  ReformKind = "merged"  // several became one, or one went into another that was there
	Split   ReformKind = "split"   // a part became another function; the rest went on
)

// A Reform is one by which functions passed from some organs to others.
type Reform struct {
	Kind ReformKind `json:"kind"`
	// From are the IDs of the functions before it, the one that most of the new organ came
	// from first, and To those after it.
	From []string `json:"from"`
	To   []string `json:"to"`
	// First and Last are the years of the first and the last places to carry it out.
	First int `json:"first"`
	Last  int `json:"last"`
	// Source names the plans that prescribe it, as functions/README.md lists them.
	Source string `json:"source"`
}

// Reforms returns all reforms in the order of the data.
func Reforms() []Reform { return slices.Clone(load().reforms) }

// makes reports whether the function began with the reform; 发展和改革 was there before
// 物价 came to it.
func (r Reform) makes(id string) bool {
	f, ok := Lookup(id)
	return ok && f.From == r.First && slices.Contains(r.To, id)
}

// A Kin is a function from which another came or which it became.
type Kin struct {
	Function
	// Reform is the one that links it with the kin before it in the lineage; that of the
	// function itself is the zero Reform.
	Reform Reform
	// Before reports whether it is an earlier one.
	Before bool
}

// Lineage returns a function with those that its organs had before the reforms that made
// it, the nearest first, and then those that they got, the next first. Of functions merged
// the main one comes first. What a function only took in, while it was there, is none of its
// past, and what split off is neither. It is empty for an unknown ID.
func Lineage(id string) []Kin {
	f, ok := Lookup(id)
	if !ok {
		return nil
	}
	line := []Kin{{Function: f}}
	seen := map[string]bool{id: true}
	add := func(id string, r Reform, before bool) {
		if f, ok := Lookup(id); ok && !seen[id] {
			seen[id] = true
			line = append(line, Kin{Function: f, Reform: r, Before: before})
		}
	}
	for i := 0; i < len(line); i++ {
		for _, r := range load().reforms {
			if r.Kind != Split && r.makes(line[i].ID) {
				for _, from := range r.From {
					add(from, r, true)
				}
			}
		}
	}
	for current := []string{id}; len(current) > 0; {
		var next []string
		for _, r := range load().reforms {
			if r.Kind != Split && slices.ContainsFunc(current, func(id string) bool { return slices.Contains(r.From, id) }) {
				for _, to := range r.To {
					add(to, r, false)
					next = append(next, to)
				}
			}
		}
		current = next
	}
	return line
}
