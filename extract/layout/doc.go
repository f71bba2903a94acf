// Package layout makes lines of text of glyphs, and tells what each line is on its page:
// body, running head or page number. It takes watermarks out first, and measures where
// paragraphs begin and end. It takes pages of glyphs and gives lines; it does not know
// what a table is, nor what any text means.
package layout
