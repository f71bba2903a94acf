// Package opendocument reads the spreadsheets of LibreOffice and others (.ods, ISO/IEC 26300): the
// bytes of the archive come in, a workbook.Workbook goes out. A cell has the text that it shows, as
// the file keeps it beside the value. Sheets are read as a stream, and what is repeated is written
// out only where something stands in it. It knows nothing of what stands in the cells.
package opendocument
