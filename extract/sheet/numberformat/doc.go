// Package numberformat shows a value as a spreadsheet does: a number and the code of a format
// (ECMA-376, 18.8.30 and 18.8.31: "#,##0.00", `0"件"`, "yyyy/m/d") come in, the text that
// stands in the cell goes out. It says as well whether the format rounds the value and whether
// the code has parts that are not known here. It knows nothing of files, cells or sheets.
package numberformat
