package store

// QueriesOfDatabase are the statements of this room, for the tests that need a database.
var QueriesOfDatabase = databaseQueries
