// Package yearly weighs how well years are covered. How many places state a figure comes in,
// year by year; out goes which year is shown where none is asked for (Choose), with the newer
// ones that are still coming in, and whether two years are of so much the same places that
// their sums can be compared (Alike). This is the one place that says what is enough. It knows
// nothing of figures, places and SQL.
package yearly
