package prose

import (
	"cmp"
	"slices"
)

// A Cluster is a passage that several reports have, with all that have it.
type Cluster struct {
	// First is the index of the passage that stands for it: that of the earliest year.
	First   int
	Members []Member // with First, those of earlier years first
	Reports int      // different ones
	Organs  int      // different ones; 1 if an organ copies itself alone
}

// A Member is a passage of a cluster.
type Member struct {
	Passage  int     // index
	Likeness float64 // to the first, from 0 to 1
}

// Clusters returns each passage that at least two reports have once, with all of its copies: those of
// the most reports first, and then the longest. Passages that are alike (LeastCopy) to one that stands
// for others join them.
func (of *Collection) Clusters() []Cluster {
	c, passages := newClustering(of), of.passages
	for band := range c.keys {
		for members := range buckets(c.keys[band]) {
			c.join(members)
		}
	}
	members := map[int][]int{}
	for i := range passages {
		if first := c.first(i); first != i || c.joined[i] {
			members[first] = append(members[first], i)
		}
	}
	var list []Cluster
	for _, indexes := range members {
		if cluster := c.cluster(indexes); cluster.Reports > 1 {
			list = append(list, cluster)
		}
	}
	slices.SortFunc(list, func(a, b Cluster) int {
		return cmp.Or(b.Reports-a.Reports, len(passages[b.First].Text)-len(passages[a.First].Text), cmp.Compare(a.First, b.First))
	})
	return list
}

// A clustering is passages on the way to clusters. Each points to one that stands for it, or to
// itself.
type clustering struct {
	passages []Passage
	shingles [][]uint64
	keys     [bands][]bandKey
	leader   []int
	joined   []bool // others point to it
}

func newClustering(of *Collection) *clustering {
	n := len(of.passages)
	c := &clustering{passages: of.passages, shingles: of.shingles, leader: make([]int, n), joined: make([]bool, n)}
	signatures := make([][signatureLength]uint64, n)
	inParts(n, func(i int) {
		if len(c.shingles[i]) >= LeastLength-shingleLength {
			signatures[i] = signature(c.shingles[i])
		}
	})
	for i := range c.leader {
		c.leader[i] = i
		if len(c.shingles[i]) < LeastLength-shingleLength {
			continue
		}
		for band := range c.keys {
			c.keys[band] = append(c.keys[band], bandKey{keyOf(signatures[i][band*rowsPerBand : (band+1)*rowsPerBand]), i})
		}
	}
	return c
}

// first returns the passage that stands for one.
func (c *clustering) first(i int) int {
	for c.leader[i] != i {
		c.leader[i] = c.leader[c.leader[i]]
		i = c.leader[i]
	}
	return i
}

// maxLeaders bounds the different passages of one bucket that each is compared with.
const maxLeaders = 20

// join puts passages with a key in common together where they are alike. Each is compared with those
// that stand for the others, so that a thousand copies take a thousand comparisons.
func (c *clustering) join(members []bandKey) {
	var leaders []int
	for _, m := range members {
		own := c.first(m.passage)
		if slices.Contains(leaders, own) {
			continue
		}
		at := slices.IndexFunc(leaders, func(other int) bool { return jaccard(c.shingles[own], c.shingles[other]) >= LeastCopy })
		if at < 0 {
			if len(leaders) < maxLeaders {
				leaders = append(leaders, own)
			}
			continue
		}
		first, second := min(own, leaders[at]), max(own, leaders[at])
		c.leader[second], c.joined[first] = first, true
		leaders[at] = first
	}
}

// cluster describes the passages that one stands for.
func (c *clustering) cluster(indexes []int) Cluster {
	slices.SortStableFunc(indexes, func(a, b int) int { return c.passages[a].Year - c.passages[b].Year })
	of := Cluster{First: indexes[0]}
	reports, organs := map[int64]bool{}, map[string]bool{}
	for _, i := range indexes {
		reports[c.passages[i].Report], organs[c.passages[i].Organ] = true, true
		of.Members = append(of.Members, Member{i, jaccard(c.shingles[of.First], c.shingles[i])})
	}
	of.Reports, of.Organs = len(reports), len(organs)
	return of
}
