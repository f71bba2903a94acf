// Package runon takes figures apart whose digits a text has run together: 7000007 for seven
// figures of a row. Grids of a text come in; where the sums that a form prescribes, or that all
// years count no less than the one, or zeros, which begin no figure, leave one way only to part
// the digits of a row, its cells are put in place of them, else the digits are marked as those
// of several figures, which nothing may read as one. It knows no columns by name: a row has as
// many figures as the form has columns.
package runon
