// Package ofd makes a PDF of an OFD file (GB/T 33190-2016), page by page and object by object:
// what OFD calls a text, a path, a picture or a composite object becomes the operators of a
// content stream that draw the same in the same place. The bytes of an OFD file come in; those
// of a PDF go out, with what the file says of itself and what could not be read of it.
//
// The PDF is what pdf reads for glyphs and rulings, recognize for pages that are pictures and
// render for drawings. So what can be seen on a page, what is a line and what was struck out is
// judged in one place for both formats, and a figure is shown on the very page that it was read
// from. Text is written in runs that keep the place of each character. A font that the file
// holds is handed on, so that the reader of PDFs can tell what is drawn from what is said; for
// others the standard names of Chinese fonts have the drawer take one of its own.
//
// It does not know what a line of text, a table or a report is, nor how the PDF is read.
// Electronic seals are not drawn and signatures not verified: a warning names them.
package ofd
