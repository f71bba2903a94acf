package scan

// A grouping puts things together, known by their numbers, that belong together
// directly or through others.
type grouping []int

// newGrouping begins with each of n things by itself.
func newGrouping(n int) grouping {
	g := make(grouping, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// of returns the number by which the group of a thing is known.
func (g grouping) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

// join makes one group of those of two things.
func (g grouping) join(i, j int) { g[g.of(i)] = g.of(j) }
