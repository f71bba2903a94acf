// Package report knows what a report says: its prose, the tables of its form with
// the figures as printed, and the faults planted in them.
//
// In come a seed or the figures of a fixture; out come the report, its tables as
// grids without any measure, and the truth that is written beside each document. It
// takes nothing from the program under test, and knows nothing of fonts, pages and
// files.
package report
