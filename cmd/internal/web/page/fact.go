package page

// A Fact is what a reader has to know of the figures in a table that is taken away from its page: what they count, of how
// many regions they are, where they come from.
type Fact struct {
	Key  string // of the phrase that names it, behind "fact-"
	Text string
	// Column says that it stands in each row of a CSV file, which has no room beside its table.
	Column bool
}

// LabelsParameter asks for a table as a person reads it: heads and codes in words, with the facts of its page. Programs,
// which rely on the names of columns, go without it.
const LabelsParameter = "labels"

// Labelled reports whether a table is asked for as a person reads it.
func (r *Request) Labelled() bool { return r.Choice(LabelsParameter, "0", "1") == "1" }
