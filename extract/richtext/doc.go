// Package richtext reads documents in the Rich Text Format (RTF 1.9), which Word, WPS and many
// programs of offices write. The bytes of a file come in; its paragraphs go out, with what they
// say of the tables that they stand in. How tables are laid out is known to package markup.
//
// A file is groups of control words and text (token.go). A group begins with what is in force
// around it (state.go), and some groups hold what is no text (destination.go). Bytes are
// characters by the fonts that they are set in (encoding.go).
package richtext
