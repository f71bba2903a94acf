package confidence

import "nianbao/normalize/annual"

// A Class is values with the same evidence. A part that is Any stands for every value of
// it: classes with such parts are what is said of evidence that was not measured.
type Class struct {
	Status    annual.Status
	Testimony annual.Testimony
	Setting   annual.Setting
	Naming    annual.Naming
}

// Any stands for each kind of a part of the evidence.
const Any = "*"

// ClassOf returns the class of a value.
func ClassOf(o *annual.Observation) Class {
	b := o.Basis()
	return Class{o.Status, b.Testimony, b.Setting, b.Naming}
}

// Wider returns the class without the last part of its evidence that is not Any yet, and
// false for one of which only the status is left.
func (c Class) Wider() (Class, bool) {
	switch {
	case c.Naming != Any:
		c.Naming = Any
	case c.Setting != Any:
		c.Setting = Any
	case c.Testimony != Any:
		c.Testimony = Any
	default:
		return c, false
	}
	return c, true
}
