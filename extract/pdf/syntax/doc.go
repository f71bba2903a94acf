// Package syntax reads the smallest parts of a PDF: the tokens of content streams and
// character maps, text strings in their encodings, and streams within bounds. It takes
// what the library hands out and never fails on malformed input. It does not know what
// an operator draws or what a font is.
package syntax
