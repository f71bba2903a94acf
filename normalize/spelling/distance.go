package spelling

// distance returns the edit distance by the algorithm of Myers (1999) in the
// form of Hyyrö, which works on a whole column of the table at once.
func (s *spelling) distance(text []rune) int {
	m := len(s.runes)
	if m > 64 {
		return EditDistance(s.runes, text)
	}
	up, down := ^uint64(0), uint64(0) // vertical differences of +1 and -1
	last := uint64(1) << (m - 1)
	d := m
	for _, r := range text {
		eq := s.at[r]
		xv := eq | down
		xh := ((eq & up) + up) ^ up | eq
		ph := down | ^(xh | up)
		mh := up & xh
		if ph&last != 0 {
			d++
		}
		if mh&last != 0 {
			d--
		}
		ph = ph<<1 | 1
		mh <<= 1
		up = mh | ^(xv | ph)
		down = ph & xv
	}
	return d
}

// EditDistance returns how many characters are to be put in, taken out or replaced
// to make one text of another. It is the plain algorithm, for texts of any length.
func EditDistance(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := diagonal
			if x[i-1] != y[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(y)]
}
