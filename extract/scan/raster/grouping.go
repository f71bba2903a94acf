package raster

// A Grouping puts things together, known by their numbers, that belong together
// directly or through others.
type Grouping []int

// NewGrouping begins with each of n things by itself.
func NewGrouping(n int) Grouping {
	g := make(Grouping, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// Of returns the number by which the group of a thing is known.
func (g Grouping) Of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

// Join makes one group of those of two things.
func (g Grouping) Join(i, j int) { g[g.Of(i)] = g.Of(j) }
