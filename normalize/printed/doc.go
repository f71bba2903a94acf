// Package printed makes of the grids of a document the tables that it prints: each cell
// with a figure, under the names that the table itself gives its row and its column, of
// tables that no form knows too. A document comes in, and a report whose figures are
// placed, which tells the cells that its observations were read in; annual.PrintedTable
// goes out. It knows no form, and guesses nothing from values: where a table names
// nothing, the names are absent.
package printed
