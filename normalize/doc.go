// Package normalize turns the sections and grids of a document into a typed
// report: which form it follows, whose it is, and what each of its figures counts,
// with checks on all of it. A document comes in and a report goes out, by way of
// the rooms below: the opening is read for its identity, the grids for the places
// of their figures, the text for what it states; then the arithmetic judges them
// all. What others say of a report, as hints, is set against it here too. It knows
// neither PDF nor SQL, nor where documents come from and where reports go.
package normalize
