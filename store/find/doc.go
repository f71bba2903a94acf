// Package find answers what a reader looks for by words: reports and organs with the best match
// first, each with how many there are. Words
// and a choice of regions, years, levels and sorts of organs come in; lists and counts go out. It
// knows nothing of the text of reports, which chapters searches, and of how a page shows a list.
package find
