// Package issue tells what a document says of its own publication: the day, and whether it
// corrects what was published before. A document comes in, with the title and the year of the
// report that was read in it. The wordings are data (wordings.json), each with examples that
// are tests. Where the document says nothing, nothing is guessed: the date under the text is
// that of the writing, and the dates of the file are those of a copy. The package knows
// nothing of figures and SQL.
package issue
