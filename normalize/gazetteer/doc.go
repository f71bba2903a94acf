// Package gazetteer knows the places of China. It has the administrative divisions with
// the years in which a code bore a name, what became of each and which of them are one
// place, and finds their names in text, shortened or one after the other. Names and
// codes come in; regions go out, with all that a name may mean. It knows nothing of
// organs and reports.
package gazetteer
