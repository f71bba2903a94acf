package chapters

// Own are the statements of this room, for the tests that need a database.
var Own = queries

// ReadAtOnce has so many reports read by one query, until what it returns is called.
func ReadAtOnce(n int) (restore func()) {
	before := readAtOnce
	readAtOnce = n
	return func() { readAtOnce = before }
}

// ReadThrough has the reports of a region read through if there are no more than few, and of more reports so many, until
// what it returns is called.
func ReadThrough(few, many int) (restore func()) {
	before, beforeMany := fewReports, manyToRead
	fewReports, manyToRead = few, many
	return func() { fewReports, manyToRead = before, beforeMany }
}

// Compact is compact.
func Compact(text string) string { return compact(text) }
