// Package gazetteer knows the places of China. It has the administrative divisions with
// the years in which a code bore a name, and finds their names in text, shortened or one
// after the other. Names and codes come in; regions go out, with all that a name may
// mean. It knows nothing of organs and reports.
package gazetteer
