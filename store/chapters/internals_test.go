package chapters

// Own are the statements of this room, for the tests that need a database.
var Own = queries

// ReadAtOnce has so many reports read by one query, until what it returns is called.
func ReadAtOnce(n int) (restore func()) {
	before := readAtOnce
	readAtOnce = n
	return func() { readAtOnce = before }
}

// ReadThrough has the reports of a region read through if there are no more than so many, until what it
// returns is called.
func ReadThrough(n int) (restore func()) {
	before := fewReports
	fewReports = n
	return func() { fewReports = before }
}
