// Package align finds which row of a form each row of a grid is. The cells of a grid row are
// told apart (row.go: labels, figures, blanks, units), the form's table becomes the items that
// it prints (item.go), and the rows are aligned with the items as whole sequences (align.go),
// so that a label that is misspelt or cut lands right by its neighbours. Grids and forms come
// in; an Alignment, and the doubt about each match (wedge.go), go out. It knows nothing of
// columns and of reports.
package align
