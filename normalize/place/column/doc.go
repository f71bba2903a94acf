// Package column finds which column of a form the figures of a block's rows stand in. Figures
// that stand above each other are a slot (slot.go); slots get their columns by the heads over
// them (name.go, head.go) and by their order (assign.go). Rows come in, those of the head and
// those of figures; slots with their columns, and the doubt about each, go out. It knows
// nothing of how rows were aligned, nor of reports.
package column
