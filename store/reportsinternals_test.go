package store

// QueriesOfReports are the statements of this room, for the tests that need a database.
var QueriesOfReports = reportsQueries
