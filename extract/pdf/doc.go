// Package pdf turns the bytes of a PDF into pages of glyphs, rulings and pictures, each
// in its place. It repairs what the library can't read, walks the content streams once
// within the limits, and undoes the rotation of pages. It does not know what a line of
// text or a table is: see layout and table for that.
//
// The rooms below it are syntax (tokens, strings, streams) and font (codes to
// characters and widths). Objects, streams and encryption are those of
// github.com/ledongthuc/pdf; github.com/pdfcpu/pdfcpu rewrites files that it refuses
// and takes pictures out.
package pdf
