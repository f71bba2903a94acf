// Package chapters is the text of reports. It keeps an index of every chapter by
// pairs of characters, since Chinese is written without spaces; words come in, and
// the chapters that hold all of them go out with a Snippet around the first
// (Search), or the long paragraphs of some reports (Paragraphs). It knows nothing of
// figures.
package chapters
