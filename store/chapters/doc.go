// Package chapters is the text of reports. It keeps an index of every chapter by
// pairs of characters, since Chinese is written without spaces; words come in, and
// the chapters that hold all of them go out with a Snippet around the first
// (Search), or the long paragraphs of some reports (Paragraphs). Which reports there are and
// where their chapters are in the index is kept in memory for both (Prepare), until the database changes. It knows
// nothing of figures.
package chapters
