// Package markup reads documents that say themselves what is a paragraph and what is a
// cell: web pages, Word documents and texts of LibreOffice. It lays their tables out as browsers do and leaves
// out what is hidden, struck or a menu. Such a document is one page without measures;
// the place of a cell is its line in the source and its row and column. What a page says
// of itself by name is handed on as it stands. It knows
// nothing of PDFs or of what the tables mean.
//
// A page of an article that goes on over several names the others: its Series. Whoever has them
// puts them together.
//
// What stands beside the report is left out by the names that systems give to the container of
// an article (containers.json). Libraries that guess it were measured (November 2026; in
// testdata/compare, "go run . ../systems/*.html"): of 15 pages as systems build them all keep the
// 180 figures of the reports. 26 figures of furniture are read here, 15 of them on the two pages
// where no container has a name and most others in the line below the title; 5 are left by
// go-readability, and 10 by go-trafilatura. But what they take out tells whose report it is and
// when it was published: of 8 published pages each makes 6 another report, with another organ or
// without its day. Of the fixtures ("go run . -all ../../../../testdata/*/*.html") go-trafilatura
// loses 35 of 606 figures and half of the tables, without a word. They would add 1.2 and 9.1 MB to a
// program that reads documents.
package markup
