// Package sequence tells the rows of a table by their number alone, where a text has lost
// what stands beside what: pdftotext writes columns of figures apart from their labels,
// recognition writes the lines of a label before and after its figures. Rows of figures of
// a text come in; where there are as many as the form has, and all its sums hold, each is
// handed on with the row of the form that it is. It places nothing itself.
package sequence
