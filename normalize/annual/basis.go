package annual

// A Basis is what the trust in a value rests on: what kind of place it was read at, how its
// row and its column were told, and what the sums say of it. It is known while a report is
// read and is not stored; the value's Confidence is what it was found to be worth.
type Basis struct {
	Setting   Setting
	Naming    Naming
	Testimony Testimony
}

// A Setting is the kind of place at which a value stands.
type Setting string

// The settings.
const (
	Ruled   Setting = "ruled"   // a cell that lines enclose
	Markup  Setting = "markup"  // a cell of a web page or a Word document
	Aligned Setting = "aligned" // in line with others, without lines
	Ordered Setting = "ordered" // in a line of text: order alone
	Scanned Setting = "scanned" // read from a picture
	Prose   Setting = "prose"   // a sentence
)

// A Naming is how the row and the column of a value were told: by the worse told of the two.
type Naming string

// The ways of telling, best first.
const (
	Printed   Naming = "printed" // both names are printed as the form has them
	Near      Naming = "near"    // one is misspelt, cut or worded otherwise
	ByOrder   Naming = "order"   // the column has no name, and its rank tells it
	ByWording Naming = "wording" // the sentence says what is counted: there is no table
)

// A Testimony is what the sums say of a value.
type Testimony string

// What sums say.
const (
	Holds    Testimony = "holds"    // one that the value takes part in holds, and none fails
	Silent   Testimony = "silent"   // none can be worked out, or all of its terms are zero
	Disputed Testimony = "disputed" // one holds, and one fails
	Fails    Testimony = "fails"    // one fails, and none holds
)

// printedLikeness is the likeness to the form's from which a name counts as printed so.
const printedLikeness = 0.95

// NamingOf returns how names were told that are like the form's by so much, the less like
// one of the two, where the column has a name.
func NamingOf(likeness float64, named bool) Naming {
	switch {
	case !named:
		return ByOrder
	case likeness >= printedLikeness:
		return Printed
	}
	return Near
}

// Basis tells what the trust in a value rests on, while a report is read.
func (o *Observation) Basis() Basis { return o.basis }

// SetBasis notes what kind of place a value was read at, and how its row and column were told.
func (o *Observation) SetBasis(setting Setting, naming Naming) {
	o.basis.Setting, o.basis.Naming = setting, naming
}

// SetTestimony notes what the sums say of a value.
func (o *Observation) SetTestimony(t Testimony) { o.basis.Testimony = t }
