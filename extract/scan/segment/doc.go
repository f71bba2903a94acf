// Package segment divides ink into lines of text, and those into characters. Pieces of
// ink come in, those of a cell or of a whole sheet; lines, the boxes of characters and
// whether they have the shape of figures go out. It knows characters by the network of
// package digits alone: nothing of what is read, nor of cells and points.
package segment
