// Package export writes files for research. Options come in, a format, a shape and a
// filter of reports, and a CSV, JSON, Excel, Parquet or Markdown file goes out row by
// row (Write); a Result does the same for what a comparison found. An unknown value
// is absent in all formats and never zero, and no digit is lost. The Codebook says
// what the codes in the files mean. It knows nothing of web
// pages and commands, and decides no figure.
package export
