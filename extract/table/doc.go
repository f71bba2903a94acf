// Package table finds the grids of cells on pages, in stages that are values one can look
// at (see extract.DrawSVG):
//
//	with rulings     segments -> lines -> crossings -> cells -> tables     FindRuled
//	without          words -> columns -> rows                              Finder, Align
//
// A table over several pages is joined where columns and edges say so (Continues,
// Join). Text without positions has words in their order only. What stands where is all
// that counts here: the room knows no label and no form.
package table
