// Package truth knows what a report of the fixtures or of the generated corpus
// says, and tells how much of it a reading got right. The files that stand
// beside each PDF are described in testdata/README.md.
//
// In come those files and a typed report; out comes a verdict on each cell. It knows
// nothing of how the report was read.
package truth
