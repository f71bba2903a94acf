package prose

import "unicode/utf8"

// A Reuse says how much of a report's text stands in those of other organs. Characters are counted in
// passages alone.
type Reuse struct {
	Report     int64
	Characters int
	Others     int // in passages that a report of another organ has
}

// Share returns a part of the characters, from 0 to 1.
func (r Reuse) Share(part int) float64 {
	if r.Characters == 0 {
		return 0
	}
	return float64(part) / float64(r.Characters)
}

// Reuses returns it for each report that the passages are of. The clusters are theirs.
func (c *Collection) Reuses(clusters []Cluster) []Reuse {
	elsewhere := map[int]bool{} // passages that another organ has too
	for _, of := range clusters {
		for _, m := range of.Members {
			if of.Organs > 1 {
				elsewhere[m.Passage] = true
			}
		}
	}
	var list []Reuse
	for i, p := range c.passages {
		if len(list) == 0 || list[len(list)-1].Report != p.Report {
			list = append(list, Reuse{Report: p.Report})
		}
		of := &list[len(list)-1]
		characters := utf8.RuneCountInString(p.Text)
		of.Characters += characters
		if elsewhere[i] {
			of.Others += characters
		}
	}
	return list
}
