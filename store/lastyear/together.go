package lastyear

// A numbering says of which organ each entry of a list is, by numbers from 0 on.
type numbering struct {
	of []int32
	n  int // of organs
}

func numbered[E any, Organ comparable](list []E, organ func(E) Organ) numbering {
	numbers := make(map[Organ]int32, len(list))
	of := make([]int32, len(list))
	for i, e := range list {
		key := organ(e)
		number, known := numbers[key]
		if !known {
			number = int32(len(numbers))
			numbers[key] = number
		}
		of[i] = number
	}
	return numbering{of, len(numbers)}
}

// Together returns a ranked list with the entries of each organ one after the other, the last year first, at the place of
// that which is ranked highest.
func Together[E any, Organ comparable](list []E, organ func(E) Organ, year func(E) int) []E {
	places := make([]int32, len(list))
	for i := range places {
		places[i] = int32(i)
	}
	return together(list, places, numbered(list, organ), year)
}

// together does it for the entries at some places of a list, by the organs of all. A page of the whole country does it
// for tens of thousands, so that the entries go to their places at once.
func together[E any](list []E, places []int32, organs numbering, year func(E) int) []E {
	count := make([]int32, organs.n)
	for _, i := range places {
		count[organs.of[i]]++
	}
	out := make([]E, len(places))
	first := make([]int32, organs.n) // of the organ's places
	taken := make([]int32, organs.n) // of these
	free := int32(0)
	for _, i := range places {
		number := organs.of[i]
		if taken[number] == 0 {
			first[number] = free
			free += count[number]
		}
		own := out[first[number] : first[number]+taken[number]+1]
		taken[number]++
		at := len(own) - 1
		for ; at > 0 && year(own[at-1]) < year(list[i]); at-- { // an organ has few years
			own[at] = own[at-1]
		}
		own[at] = list[i]
	}
	return out
}
