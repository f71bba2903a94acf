// Package confidence gives each value of a report its confidence: the share of the values
// with such evidence that were right, measured on reports whose truth is known. A judged
// report comes in, with the basis of each value; its values go out with a number between 0
// and 1. What was measured is data, measured.tsv; "make confidence" measures it anew.
//
// It knows nothing of how the evidence was found, and it decides nothing: which values are
// trusted is their status.
package confidence
