// Package renditions tells which files are of one publication. The readings of all files of
// an organ and year come in, with what each says of its publication; their versions go out,
// and in each version the rank of its renditions, of which the first stands for it (Arrange).
// Of returns the renditions of a report, with what each confirms of the others cell by cell
// and where they differ.
//
// The rules look at all readings at once and at nothing that depends on the order in which
// they came. It knows neither files nor how figures are read, and no form.
package renditions
