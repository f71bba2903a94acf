// Package feed reads what sites announce their news by: RSS of any version, and Atom.
//
// In goes a text; out come the column that it is of and its entries. It knows nothing of reports.
package feed
