package store

// QueriesOfCatalogue are the statements of this room, for the tests that need a database.
var QueriesOfCatalogue = catalogueQueries
