// Command suites reads the PDF files that other projects test their readers with, and
// compares the characters of each with those that pdftotext of Poppler finds. See "make
// accuracy-suites".
//
//	go run ./cmd/internal/suites [-below FILE] [-list FILE] PATH...
//
// PATH is a folder or a file; -list names a file with more of them, a line each. Each file is read in a process of its own, with the limits of an
// import, by the way of an import, but for the recognition of scans. It prints how many files
// were read, how many of those with text have 95 % of their characters, and what took too long
// or too much memory, crashed, or was taken for a report. With -below it writes a line for
// each file that is below: its share, what was said of it, its path, and what it lacks.
//
// It exits with 1 if a file took too long or too much memory, crashed, or was taken for a
// report. It knows nothing of what the files should say.
package main
