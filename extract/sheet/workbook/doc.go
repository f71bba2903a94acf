// Package workbook is the model of a spreadsheet: sheets of rows of cells, with what is merged,
// hidden and drawn, as the readers of each format of files fill it in. Values are as they are
// stored, beside the code of the format that shows them. It knows neither files nor what is
// made of a sheet, but for one thing that two of the formats have in common: they are zip archives of XML
// (Archive).
package workbook
