// Package pageimage makes pictures of pages of PDFs and of picture files, upright as a reader sees
// them, so that a figure can be shown where it was printed. The bytes of a file and
// the number of a page come in, a picture goes out; package render draws it, or package picture
// takes it out of its file. It knows nothing of reports and their figures.
package pageimage
