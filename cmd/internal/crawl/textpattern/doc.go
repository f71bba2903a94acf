// Package textpattern has regular expressions that know at a glance what they can't match.
//
// In comes an expression of a file of rules; out goes one that is asked as those of package regexp are, and
// says the same. It looks first for what stands in all that it matches, which for most texts settles it.
// It knows nothing of what is looked for.
package textpattern
