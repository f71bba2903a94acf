package store

// QueriesOfChapters are the statements of this room, for the tests that need a database.
var QueriesOfChapters = chaptersQueries
