package yearly

// A Year is how many of the places of a comparison state a figure in a year.
type Year struct {
	Year    int
	Regions int // that there were
	Reports int // of these regions
	Known   int // of these, with the figure, in doubt or not
}

// A Choice is the year that is shown unless another is asked for.
type Choice struct {
	Year // the zero Year where no year has a figure
	// First is the year with which the unbroken run of years with enough places begins that
	// ends with the one chosen.
	First int
	// Newer are the years after it of which there are figures, by year: too few to be shown
	// for all.
	Newer []Year
}

// window is over how many years, back from the last one with a figure, coverage is measured:
// collections grow, and what was much ten years ago may be little now.
const window = 5

// enough reports whether a year is covered as well as the best of the years beside it: at
// least half as many places state the figure. Reports of a year come in over months, and a
// first one of dozens would else empty every list.
func enough(known, best int) bool { return known > 0 && 2*known >= best }

// Choose returns the last year that is covered well enough: of which at least half as many
// places are known as in the best of the five years that end with the last known one. Years
// come in order; the zero Choice says that none is known.
func Choose(years []Year) Choice {
	last := 0
	for _, y := range years {
		if y.Known > 0 {
			last = y.Year
		}
	}
	best := 0
	for _, y := range years {
		if last-window < y.Year && y.Year <= last {
			best = max(best, y.Known)
		}
	}
	var choice Choice
	for _, y := range years {
		switch {
		case last-window < y.Year && enough(y.Known, best):
			choice.Year, choice.Newer = y, nil
		case y.Known > 0 && choice.Known > 0:
			choice.Newer = append(choice.Newer, y)
		}
	}
	choice.First = runTo(choice.Year.Year, best, years)
	return choice
}

// runTo returns the first year of the run of well covered ones that ends with a year.
func runTo(year, best int, years []Year) int {
	first := 0
	for _, y := range years {
		switch {
		case y.Year > year:
			return first
		case !enough(y.Known, best):
			first = 0
		case first == 0:
			first = y.Year
		}
	}
	return first
}

// Before returns the choice among the years before one: with what a year is compared.
func Before(year int, years []Year) Choice {
	var earlier []Year
	for _, y := range years {
		if y.Year < year {
			earlier = append(earlier, y)
		}
	}
	return Choose(earlier)
}
