// Package newest chooses the year that is shown where none is asked for. How many places
// state a figure comes in, year by year; out goes a Choice: the last year of which enough do,
// and the newer ones that are still coming in. This is the one place that says what is
// enough. It knows nothing of figures, places and SQL.
package newest
