// Package number reads what a cell says: a figure with its unit, one of the signs
// for "none", or a text that is in doubt, and why. It never guesses. Figures are
// exact decimals with the digits that were printed, and sums of money convert from
// unit to unit without loss. The text of one cell comes in and a number goes out; it
// knows nothing of tables, rows and forms.
package number
