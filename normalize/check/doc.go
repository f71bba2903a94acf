// Package check holds a report to its arithmetic. The checks of the forms become
// equations between its figures: one that fails is a finding, a reading in doubt is
// trusted where a sum confirms it, one that is out of all proportion to the rest is in doubt, a blank
// that can hold one value only gets it, and what the text states is set against the tables. It puts corrections in the place of
// what was read and judges anew, and it explains a value by its row, its column and
// its sums. A report comes in, and goes out judged; no figure is altered to make a
// sum hold. It knows nothing of pages and grids.
package check
