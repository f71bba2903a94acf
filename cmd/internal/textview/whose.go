package textview

import (
	"cmp"
	"strconv"
)

// Year returns a year, or that it is not known.
func (v View) Year(year int) string {
	if year == 0 {
		return v.Word("year unknown")
	}
	return strconv.Itoa(year)
}

// Whose names a report by its organ and year, and says which of them is not known.
func (v View) Whose(organ string, year int) string {
	return cmp.Or(organ, v.Word("organ unknown")) + " " + v.Year(year)
}
