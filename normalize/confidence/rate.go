package confidence

import "nianbao/normalize/annual"

// Rate gives every value of a report its confidence. One that a person corrected has been
// given 1, and keeps it: a person's word is not measured.
func Rate(r *annual.Report) {
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Status != annual.Corrected {
			o.Confidence = Of(ClassOf(o))
		}
	}
}
