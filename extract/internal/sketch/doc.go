// Package sketch makes pages and files for the tests of the rooms that read them: sheets of
// words and rulings in place, pages of whatever any bytes stand for, PDFs and Word
// documents of one page. It writes tables as text
// to be compared, and checks that their cells make sense. It knows nothing of how
// pages are read.
package sketch
