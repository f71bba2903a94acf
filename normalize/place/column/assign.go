package column

// assignInOrder matches slots to columns from left to right with the best sum
// of likenesses; where there are as many filled slots as columns, each has a
// claim to the column of its rank.
func assignInOrder(list []Slot, like [][]float64, complete bool) []int {
	n := len(list)
	m := 0
	if n > 0 {
		m = len(like[0])
	}
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	gain := func(i, j, rank int) float64 {
		if list[i].otherYear {
			return -10 // as much as never
		}
		g := like[i][j] - 0.4
		if !list[i].Filled {
			g -= 0.2
		}
		if complete && list[i].Filled && rank == j {
			g += 0.6
		}
		return g
	}
	rank := make([]int, n) // among the filled slots
	for i := 1; i < n; i++ {
		rank[i] = rank[i-1]
		if list[i-1].Filled {
			rank[i]++
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+gain(i, j, rank[i]))
		}
	}
	chosen := make([]int, n)
	for i, j := 0, 0; i < n; i++ {
		chosen[i] = -1
		for j < m && best[i][j] == best[i][j+1] && best[i][j] != best[i+1][j] {
			j++
		}
		if j < m && best[i][j] > best[i+1][j] && best[i][j] == best[i+1][j+1]+gain(i, j, rank[i]) {
			chosen[i] = j
			j++
		}
	}
	return chosen
}

// headMargin is by how much liker a head is to the column's own than to any other: the
// long names of two groups make most of what stands over their columns.
const headMargin = 0.05

// assignByHead looks for columns printed in another order. It holds only if
// every slot that the order gives a column, and any other that it gives one
// itself, has a head of its own that fits almost to the letter.
func assignByHead(like [][]float64, inOrder []int) ([]int, bool) {
	chosen := make([]int, len(like))
	taken := map[int]bool{}
	moved := 0
	for i, row := range like {
		chosen[i] = -1
		bestJ, second := -1, 0.0
		for j, v := range row {
			switch {
			case bestJ < 0 || v > row[bestJ]:
				if bestJ >= 0 {
					second = row[bestJ]
				}
				bestJ = j
			case v > second:
				second = v
			}
		}
		if bestJ < 0 || row[bestJ] < 0.9 || row[bestJ]-second < headMargin || taken[bestJ] {
			if inOrder[i] < 0 {
				continue
			}
			return nil, false
		}
		chosen[i] = bestJ
		taken[bestJ] = true
		if inOrder[i] != bestJ {
			moved++
		}
	}
	return chosen, moved > 0
}
