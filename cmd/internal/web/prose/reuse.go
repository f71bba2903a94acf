package prose

import "unicode/utf8"

// A Reuse says how much of a report's text stood in that of its organ on the year before, and how
// much stands in those of others. Characters are counted in passages alone.
type Reuse struct {
	Report     int64
	Previous   int64 // report of the year before; 0 if it is not among those looked at
	Characters int
	Own        int // in passages that the report of the year before has
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
	passages, shingles := c.passages, c.shingles
	type organYear struct {
		organ string
		year  int
	}
	elsewhere := map[int]bool{} // passages that another organ has too
	for _, of := range clusters {
		for _, m := range of.Members {
			if of.Organs > 1 {
				elsewhere[m.Passage] = true
			}
		}
	}
	places := map[organYear][]int{} // of the passages of an organ in a year
	for i, p := range passages {
		places[organYear{p.Organ, p.Year}] = append(places[organYear{p.Organ, p.Year}], i)
	}
	var list []Reuse
	for i, p := range passages {
		if len(list) == 0 || list[len(list)-1].Report != p.Report {
			list = append(list, Reuse{Report: p.Report})
		}
		of := &list[len(list)-1]
		characters := utf8.RuneCountInString(p.Text)
		of.Characters += characters
		if elsewhere[i] {
			of.Others += characters
		}
		if p.Year == 0 || p.Organ == "" {
			continue
		}
		kept := false
		for _, before := range places[organYear{p.Organ, p.Year - 1}] {
			of.Previous = passages[before].Report
			kept = kept || jaccard(shingles[i], shingles[before]) >= LeastCopy
		}
		if kept {
			of.Own += characters
		}
	}
	return list
}
