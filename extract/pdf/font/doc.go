// Package font tells, code by code, what the strings of a PDF's content streams show:
// the characters, how wide they are and which way they run. It takes a font dictionary
// and weighs what its text map (ToUnicode), its encoding, the names of its glyphs and
// the embedded program say against each other; where the witnesses disagree about a
// digit, the conflict is handed on with the character. It knows nothing of pages.
//
// The predefined character maps of Adobe are in cmaps, the names and widths of the
// standard fonts' glyphs in glyphs, both packed, with their sources beside them.
package font
