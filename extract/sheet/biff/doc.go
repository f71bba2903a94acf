// Package biff reads the workbooks of Excel 97 to 2003 and of WPS (.xls, .et): the bytes of the
// compound file come in, a workbook.Workbook goes out. The stream of records in it is BIFF8, as
// [MS-XLS] describes it; those of older versions (Excel 95 and before) are refused. It reads
// records and knows nothing of what stands in the cells.
package biff
