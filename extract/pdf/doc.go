// Package pdf turns the bytes of a PDF into pages of glyphs, rulings and pictures, each
// in its place. It repairs what the library can't read, walks the content streams once
// within the limits, and undoes the rotation of pages. It does not know what a line of
// text or a table is: see layout and table for that.
//
// What can't be seen on a page is not on it: text that is clipped away, painted over,
// invisible, in the color of its ground, or of a layer that is off is left out and told in a
// warning (unseen.go). Form fields are part of the page (annotation.go).
//
// The rooms below it are guard (what a library must not see, and how far it may go), syntax
// (tokens, strings, streams), font (codes to characters and widths) and surplus (what is
// printed and says nothing: struck out, doubled, marks of notes). Objects, streams and
// encryption are those of github.com/ledongthuc/pdf; github.com/pdfcpu/pdfcpu rewrites
// files that it refuses and takes pictures out.
package pdf
