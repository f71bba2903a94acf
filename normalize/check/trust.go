package check

import (
	"strings"

	"nianbao/normalize/annual"
)

// sureRecognition is how many readings of a picture, which is all of them, agree on
// a figure that counts as read although no sum confirms it.
const sureRecognition = 3

// isMisread reports whether a figure is in doubt for its reading alone, and not for
// its place or for what was read.
func isMisread(o *annual.Observation) bool {
	return o.Status == annual.Flagged && o.Value != nil && o.Recognition() != nil && o.Note == annual.JoinNotes(o.Recognition().Doubt, annual.RecognizedBy(o.Recognition().By))
}

// isBeyondDoubt reports whether a figure is as it is printed, whatever the sums say: it
// is text, or all readings agree on it on a page with shades of gray. In black and
// white all may agree on what has lost a stroke.
func isBeyondDoubt(o *annual.Observation) bool {
	if o.Status != annual.Read || o.Value == nil {
		return false
	}
	return o.Recognition() == nil || o.Recognition().Shaded && o.Recognition().Agreeing >= sureRecognition && o.Recognition().Doubt == ""
}

// mayBeFive reports whether a figure has a 3 that has lost a stroke, or that no second reading bears out on a page without shades of
// gray: a 5 that has lost its stem is often read so, by all readings, and a sum that fails by two in print would confirm it.
func mayBeFive(o *annual.Observation) bool {
	read := o.Recognition()
	return read.MayBeFive || !read.Shaded && read.Agreeing < 2 && strings.Contains(o.Raw, "3")
}

// isOpen reports whether a figure's column is in doubt.
func isOpen(o *annual.Observation) bool {
	return o.Recognition() != nil && strings.HasSuffix(o.Recognition().Doubt, annual.OpenRow)
}

// openZeros returns the indicators in whose rows a zero has a doubtful column: that
// may as well stand where there is a blank, which no sum tells apart.
func openZeros(r *annual.Report) map[string]bool {
	rows := map[string]bool{}
	for i := range r.Observations {
		if o := &r.Observations[i]; isOpen(o) && o.Value != nil && o.Value.Rat().Sign() == 0 {
			rows[o.Indicator] = true
		}
	}
	return rows
}
