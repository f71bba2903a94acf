// Package segment divides ink into lines of text, and those into characters. Pieces of
// ink come in, those of a cell or of a whole sheet; lines, the boxes of characters and
// whether they have the shape of figures go out. It tells what can be a character
// by the network of package digits; it knows nothing of what is read, of cells or of points.
package segment
