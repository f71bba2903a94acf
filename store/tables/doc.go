// Package tables keeps the tables of reports as they are printed, whether a form knows
// them or not. Write takes those of a reading; Of returns them, and Search the cells of
// all reports under names that hold some words. It knows nothing of forms, and works
// nothing out: what a cell was read as is what its reading said.
package tables
