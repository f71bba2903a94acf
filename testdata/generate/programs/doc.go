// Package programs runs the programs that the generator needs: LibreOffice, Chromium,
// qpdf, Ghostscript, MuPDF, those of poppler and OpenJPEG.
//
// In come documents; out come the files that the programs write, with fixed dates and
// IDs, or the text and the pictures that they read. It knows nothing of reports.
package programs
