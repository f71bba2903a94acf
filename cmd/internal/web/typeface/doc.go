// Package typeface is the type of charts: one font that is part of the program, so that a
// chart is set alike on every machine. In comes text; out go its width and the outlines of
// its letters, and the font itself for files that embed it. It knows nothing of charts.
package typeface
