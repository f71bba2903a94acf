package textview

import (
	"fmt"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/store/compare"
)

// PlaceNotes says what notes tell, a line for each.
func PlaceNotes(notes []compare.PlaceNote) []string {
	var lines []string
	for _, n := range notes {
		lines = append(lines, placeNote(n))
	}
	return lines
}

func placeNote(n compare.PlaceNote) string {
	before, after := placeName(n.Before, n.Before, n.Year), placeName(n.After, n.Before, n.Year)
	text := fmt.Sprintf("%d: ", n.Year)
	switch {
	case n.Kind == gazetteer.Recoded && n.Before.Name == n.After.Name && n.Before.Parent == n.After.Parent:
		text += fmt.Sprintf("%s got the code %s", before, n.After.Code)
	case n.Kind == gazetteer.Renamed:
		text += fmt.Sprintf("%s was renamed %s", before, n.After.Name)
	case n.Kind == gazetteer.Recoded:
		text += fmt.Sprintf("%s became %s", before, after)
	case n.Kind == gazetteer.Merged:
		text += fmt.Sprintf("%s was merged into %s", before, after)
	default:
		text += fmt.Sprintf("a part of %s came to %s", before, after)
	}
	switch n.Note {
	case compare.Joined:
		return text + "; one place, whose years are joined"
	case compare.Elsewhere:
		return text + ", which is not among the regions compared"
	case compare.Break:
		return text + "; not joined, the area is another from then on"
	}
	var here []string
	for _, side := range []struct {
		region gazetteer.Region
		years  []int
	}{{n.Before, n.BeforeYears}, {n.After, n.AfterYears}} {
		if len(side.years) > 0 {
			here = append(here, fmt.Sprintf("%s (%s)", side.region.Code, yearsText(side.years)))
		}
	}
	return text + "; reports are here under " + strings.Join(here, " and ") + ", --follow joins them"
}

// placeName returns a region's name and code, after those of the regions around it
// where the other one of a change has others.
func placeName(r, other gazetteer.Region, year int) string {
	name := r.Name
	if r.Parent != other.Parent {
		name = gazetteer.FullName(r, year)
	}
	return fmt.Sprintf("%s (%s)", name, r.Code)
}

// yearsText returns years as people write them: 2014–2016, 2018.
func yearsText(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		parts = append(parts, spanText(years[i], years[j]))
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
