// Package render draws pages of PDFs as pictures. The bytes of a file and the number of a
// page come in, a picture of it as a reader sees it goes out. It knows nothing of what is
// on the page.
//
// The pages are drawn by PDFium, compiled to WebAssembly and run by wazero: a
// hostile file meets a sandbox with bounded memory that sees no file but the
// system's fonts, and the program stays one binary. Of a report of five pages
// at 110 dots an inch it takes 15 to 150 ms a page on one core, once the module
// is compiled (4.6 s, kept in a cache, from which it loads in 0.3 s); pdftoppm
// takes 220 to 270 ms with its start, and is an external program that reads
// hostile files with all of the user's rights.
package render
