package page

import "strings"

// Head begins a table for a spreadsheet: a row with the names of its columns, which
// come with spaces between.
func Head(names string) [][]string { return [][]string{strings.Fields(names)} }

// Table returns a table for a spreadsheet: the names of its columns, with spaces
// between, and a row for each entry of a list.
func Table[T any](names string, list []T, row func(T) []string) [][]string {
	rows := make([][]string, 0, 1+len(list))
	rows = append(rows, strings.Fields(names))
	for _, each := range list {
		rows = append(rows, row(each))
	}
	return rows
}
