// Package spreadsheet writes a report as a workbook, in the ways in which offices do it: on one
// sheet or on one for each table, with figures as numbers with a format or as texts, with lines
// or without, with what was hidden before it was published.
package spreadsheet
