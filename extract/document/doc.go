// Package document is the model of what is read: a Document of pages, with glyphs and
// rulings in their places, lines of text, tables of cells, and the sections that they
// make. Every room of extract fills in its part of it; normalize reads it whole and sees
// nothing else of a file; others take places, limits and errors from it. It imports
// nothing of ours, and knows neither how files are read nor what a table means.
//
// Places are in PDF points (1/72 inch), with the origin at the bottom left of the page
// as a reader sees it: a page's rotation is undone, and the corner of its crop box is
// (0, 0). Pages that are read as pictures are turned upright and straightened first;
// Document.InFile takes a place back to the page as the file has it.
//
// What can go wrong with a file is here too: Error names the file, the page and one of
// the reasons, and Limits bound what reading may cost.
package document
