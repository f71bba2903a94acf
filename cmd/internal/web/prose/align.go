package prose

// A match is a pair of items, one of each list; -1 stands for none.
type match struct{ left, right int }

// align pairs the items of two lists in their order so that the sum of the
// likenesses is greatest. Items that are less alike than least stay alone.
func align(left, right int, least float64, likeness func(i, j int) float64) []match {
	best := make([][]float64, left+1)
	alike := make([][]float64, left)
	for i := range best {
		best[i] = make([]float64, right+1)
	}
	for i := left - 1; i >= 0; i-- {
		alike[i] = make([]float64, right)
		for j := right - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			alike[i][j] = likeness(i, j)
			if alike[i][j] >= least {
				best[i][j] = max(best[i][j], alike[i][j]+best[i+1][j+1])
			}
		}
	}
	var list []match
	i, j := 0, 0
	for i < left && j < right {
		switch {
		case alike[i][j] >= least && best[i][j] == alike[i][j]+best[i+1][j+1]:
			list = append(list, match{i, j})
			i++
			j++
		case best[i][j] == best[i+1][j]:
			list = append(list, match{i, -1})
			i++
		default:
			list = append(list, match{-1, j})
			j++
		}
	}
	for ; i < left; i++ {
		list = append(list, match{i, -1})
	}
	for ; j < right; j++ {
		list = append(list, match{-1, j})
	}
	return list
}
