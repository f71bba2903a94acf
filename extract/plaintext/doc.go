// Package plaintext reads texts that were extracted elsewhere: by pdftotext and its like,
// by crawlers, by converters to Markdown. Bytes come in; pages with lines go out, tables
// drawn with pipes as tables, cells that stand one a line put together to rows, the pipes that
// converters put into rows and the numbers of rows left out of them, and what has lost its lines
// broken at the names of rows and columns that it is given, as far as the order proves them. It
// knows no form, and parts no figures of a row.
package plaintext
