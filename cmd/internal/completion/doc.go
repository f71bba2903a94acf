// Package completion lets the shell complete what the commands take: reports and organs of the
// database, regions, indicators, functions of departments.
//
// In come the commands of the program, what has been typed, and the database; out come the words that
// may follow, each with what it is. It knows nothing of what a command does: it goes by the names of
// arguments and flags.
package completion
