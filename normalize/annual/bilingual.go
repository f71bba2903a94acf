package annual

import (
	"slices"

	"nianbao/normalize/chinese"
)

// Bilingual returns the report with the Chinese wordings of its messages, notes and reasons beside
// the English ones, for those who read it. It is kept without them.
func (r Report) Bilingual() Report {
	r.Findings = Bilingual(r.Findings)
	r.Observations = slices.Clone(r.Observations)
	for i := range r.Observations {
		o := &r.Observations[i]
		o.NoteZh = chinese.Of(o.Note)
		if o.Correction != nil {
			correction := *o.Correction
			correction.Machine.NoteZh = chinese.Of(correction.Machine.Note)
			o.Correction = &correction
		}
	}
	r.Unplaced = slices.Clone(r.Unplaced)
	for i := range r.Unplaced {
		r.Unplaced[i].NoteZh = chinese.Of(r.Unplaced[i].Note)
	}
	r.Evidence = slices.Clone(r.Evidence)
	for i := range r.Evidence {
		r.Evidence[i].ReasonZh = chinese.Of(r.Evidence[i].Reason)
	}
	return r
}

// Bilingual returns findings with the Chinese wordings of their messages.
func Bilingual(findings []Finding) []Finding {
	findings = slices.Clone(findings)
	for i := range findings {
		findings[i].MessageZh = chinese.Of(findings[i].Message)
	}
	return findings
}
