// Command accuracy reads a corpus of reports with known truth and prints how
// much of it was read right, by feature of the layout and by producer, beside
// the same measure for other tools. See "make accuracy" and testdata/README.md.
//
//	go run ./cmd/internal/accuracy [-baselines] [-worst 20] [-readings DIR] [-ocr PROGRAMS] [-marks FILE] [-fit FILE] DIR...
//
// The other tools are pdftotext of Poppler and the table finder of MuPDF, each
// with a short script that finds the rows of the form by their labels. They are
// told the form of each report, they say nothing about doubts, and rows that they
// leave empty count as missed, not as silently lost.
//
// With -readings, what OCR read of a scan is taken from there the next time, so that
// what is made of it can be measured again in little time.
//
// With -marks, each cell that was not read exactly is written to a file, to be
// sorted and counted by what is wrong with it.
//
// Beside the readings it prints the curve of confidence: what it says of values against
// the share of them that is right. With -fit it measures the confidence of each kind of
// evidence and writes it as package confidence has it.
//
// It exits with 1 if a cell is silently wrong or lost.
package main
