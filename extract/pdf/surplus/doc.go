// Package surplus takes out of a page what is printed on it and is no part of what it says:
// text that is struck out, the second print of a character that is made bold so, and the
// raised marks of notes behind figures, that would pass for digits. A page with its glyphs
// and rulings comes in; the page without them, and warnings that tell what was taken out, go
// out. It knows the model of extract/document alone: nothing of PDF.
package surplus
