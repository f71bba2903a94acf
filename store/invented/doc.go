// Package invented tells which reports are examples whose figures nobody ever counted: they say so themselves,
// in the name of their organ or in a notice in their text (marks.json). Ids of reports come in; which of them, or
// how many, are invented goes out, so that nothing that is made of their figures passes for a fact. The list of
// all is kept in memory until the database changes. It knows nothing of figures and pages.
package invented
