// Package jsonview prints for programs what package textview prints for people: lists of reports,
// failures, findings and hits, as JSON.
//
// In come what the database has; out comes one JSON value. A list is always an array, an empty one if
// there is nothing; names are of small letters with _ between; what is unknown is left out, and never
// 0 or ""; exact numbers are decimals in strings; messages have their Chinese beside them in a field
// that ends in _zh. It knows nothing of flags and commands.
package jsonview
