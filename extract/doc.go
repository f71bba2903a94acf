// Package extract reads a file into a document: pages, lines of text, sections, and grids
// of cells. It tells what kind of file the bytes are, has the room for that kind read
// them, puts lines and tables in reading order and divides them into sections. It knows
// how such documents are drawn and laid out, and nothing of what their tables mean: no
// indicator, no organ, no form.
//
// The rooms, each of which knows those before it at most: filekind (what a file is), document
// (the model), character (bytes and look-alikes to plain characters), pdf (bytes to glyphs and
// rulings; in it syntax and font), ofd (an OFD file to a PDF), layout (glyphs to lines and their
// roles), table (rulings and lines to grids), markup (web pages and Word documents), webarchive,
// richtext and oldword (what becomes such), office (LibreOffice for what no room reads), sheet
// (workbooks), render (pages drawn by PDFium), picture (picture files to pages), scan (pictures to
// words), recognize (pages that are pictures to pages of glyphs). cmd/README.md walks one report
// through them.
package extract
