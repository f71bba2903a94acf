// Command icdar measures how the tables of PDFs that are no reports are found: those of
// the table competition of ICDAR 2013, of which the cells are known. See README.md for
// what is counted, and "make accuracy-icdar".
//
//	go run ./cmd/internal/icdar [-below 95] DIR
//
// A folder with PDFs and, beside each, NAME-str.xml with its tables comes in; how many
// relations between neighbouring cells are as they should be is printed. It sees what
// package extract gives, and knows nothing of how tables are found.
package main
