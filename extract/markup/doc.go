// Package markup reads documents that say themselves what is a paragraph and what is a
// cell: web pages and Word documents. It lays their tables out as browsers do and leaves
// out what is hidden, struck or a menu. Such a document is one page without measures;
// the place of a cell is its line in the source and its row and column. What a page says
// of itself by name is handed on as it stands. It knows
// nothing of PDFs or of what the tables mean.
package markup
