// Package database is an SQLite file with one connection that writes and several
// that read. A path comes in, and statements by their names; rows go out, one
// state of the file for as many queries as a question takes (DB.Snapshot), and
// what is written is there as a whole or not at all (DB.Update, DB.Begin). Each
// room keeps its SQL in files of its own and has it read by NewQueries. Answers
// that take long to find stay in memory (96 MB at most, or a sixtieth of a large file) until the file changes,
// which the table changes tells: Keep. Of the tables this package knows that one
// and the time of the catalogue, and nothing of what is in the others.
package database
