package chapters

// Own are the statements of this room, for the tests that need a database.
var Own = queries

// ReadAtOnce has so many reports read by one query, until what it returns is called.
func ReadAtOnce(n int) (restore func()) {
	before := readAtOnce
	readAtOnce = n
	return func() { readAtOnce = before }
}
