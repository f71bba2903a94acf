// Package yearly weighs how well years are covered. How many places state a figure comes in,
// year by year; out goes which year is shown where none is asked for (Choose), with the newer
// ones that are still coming in, whether two years are of so much the same places that
// their sums can be compared (Alike), and whether a sum is of so few of its places that it can be
// compared to none (Few). This is the one place that says what is enough. It knows
// nothing of figures, places and SQL.
package yearly
