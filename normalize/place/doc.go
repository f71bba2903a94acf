// Package place gives the figures of a document's grids to the rows and columns of
// the forms: rows as align finds them, columns as column does; of all forms and layouts the
// one that fits best counts. Grids come in; observations, the evidence for their places,
// figures without a place and findings go out. A place in doubt is flagged, never guessed.
// It knows nothing of sums, and nothing of whose report it is.
//
// Each grid is judged as a whole before a row of it is taken: instance.go tells what is one
// table and what is another like it, caption.go whose year's it is, rival.go which of several
// counts; turn.go turns a grid about whose rows are the form's columns.
package place
