package normalize

// ApplyHints is the function of that name.
func (r *Report) ApplyHints(h Hints) { ApplyHints(r, h) }

// Settle is the function of that name.
func (r *Report) Settle() { Settle(r) }

// Correct is the function of that name.
func (r Report) Correct(list []Correction) Report { return Correct(r, list) }

// Explain is the function of that name.
func (r *Report) Explain(indicator, applicant string) (Explanation, bool) {
	return Explain(r, indicator, applicant)
}
