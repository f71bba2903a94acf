// Package sheet reads spreadsheets: the bytes of a workbook come in (by openxml those of today's
// Excel, by biff those of Excel 97 to 2003 and of WPS, by opendocument those of LibreOffice), and a document goes out with a page for
// each sheet that is seen, its lines and its tables. A cell has the text that it shows, which
// numberformat makes of its value; its place is its address, as 统计表!B7. What a table is and what
// a title or a paragraph that somebody typed into cells is told by lines round cells and by how
// cells are merged. What nobody sees is left out and told. It knows nothing of what tables mean.
package sheet
