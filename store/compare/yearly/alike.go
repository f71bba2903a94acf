package yearly

// Alike reports whether two years are of the same places, but for a tenth of all that are in
// one of them: each year's count, and how many are in both. A line between the sums of years
// that are not alike would draw coming and going reports as a course.
func Alike(before, after, both int) bool {
	return both > 0 && 10*both >= 9*(before+after-both)
}
