// Package table finds the grids of cells on pages, in stages that are values one can look
// at (see extract.DrawSVG):
//
//	with rulings     segments -> lines -> crossings -> cells -> tables     FindRuled
//	without          words -> columns -> rows                              Finder, Align
//
// Pages with glyphs and rulings come in, or lines in reading order; tables of cells go out,
// with each stage on the way. Where lines part columns and not rows, lines of text are
// rows (baseline.go); where they part rows and not columns, gaps that stand above each other
// are edges (unparted.go). A table over several pages is joined where columns and edges
// say so (Continues, Join); text without positions has words in their order only. It knows
// nothing of what a label says, or of any form.
package table
