// Package plaintext reads texts that were extracted elsewhere: by pdftotext and its like,
// by crawlers, by converters to Markdown. Bytes come in; pages with lines go out, tables
// drawn with pipes as tables, and cells that stand one a line put together to rows, as far
// as the order proves them. It knows no label and no form.
package plaintext
