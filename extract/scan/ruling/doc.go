// Package ruling finds the ruled lines of tables on a sheet of pixels, and the blots
// of seals that lie over them. The sheet comes in, in gray and as ink; strokes across
// and down go out, and the sheet's ink is left without strokes and blots. It knows
// nothing of cells, of characters and of points: all measures are pixels of a sheet.
package ruling
