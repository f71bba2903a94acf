// Package sketch draws grids for tests as one draws them in a letter: a line of text
// for each row. It takes such a drawing and gives a table as the reading of a document
// does; it knows nothing of forms.
package sketch
