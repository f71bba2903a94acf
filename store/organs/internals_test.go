package organs

// Own are the statements of this room, for the tests that need a database.
var Own = queries
