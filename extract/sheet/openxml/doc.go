// Package openxml reads the workbooks of today's Excel (.xlsx, ECMA-376 and its strict sister
// ISO 29500): the bytes of the archive come in, a workbook.Workbook goes out. Sheets are read as
// a stream, and cells without anything in them are dropped at once, so that neither a million
// formatted rows nor a bomb takes more memory than what can be seen. It knows nothing of what
// stands in the cells.
package openxml
