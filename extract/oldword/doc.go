// Package oldword reads documents in the binary format that Word used until 2007 and WPS still
// uses ([MS-DOC]). The bytes of a file come in; its paragraphs go out, with what they say of the
// tables that they stand in. It knows the format of Word 97 and later; how tables are laid out
// is known to package markup.
//
// A document is a file of streams (container.go). One has the text in pieces (piece.go), in the
// order in which it was typed; formats are kept apart from it by the places of the characters in
// the stream (format.go), as lists of changes to the default (modifier.go). Tables are
// paragraphs with such changes (table.go), and text.go puts all together.
package oldword
