// Package place gives the figures of a document's grids to the rows and columns of
// the forms. Grid rows are aligned in order with what a form prints, columns are told
// by their heads and by their order, and of all forms and layouts the one that fits
// best counts. Grids come in; observations, the evidence for their places, figures
// without a place and findings go out. A place in doubt is flagged, never guessed. It
// knows nothing of sums, and nothing of whose report it is.
package place
