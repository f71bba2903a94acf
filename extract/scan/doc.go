// Package scan reads the pictures of scanned pages: it straightens them, finds
// the ruled lines, and has what stands in each cell and around the tables read, by the
// program tesseract and by its shapes. Pictures and the boxes of cells come in; words,
// figures and how far their readings agree go out. It knows nothing of PDF files and of
// what is printed.
//
// Places go in and come out in points (1/72 inch) with the origin at the bottom
// left of the page, as in package document; inside, a page is a sheet of pixels
// at a fixed resolution with the origin at the top left.
//
// No reading of a figure is trusted for itself: see judge.Figure, and README.md.
package scan
