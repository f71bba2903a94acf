// Package commandline is what the commands of the program have in common: the codes with which
// it ends, what is said of a wrong call, and the flags of the limits of reading.
//
// In come codes, words and commands; out go errors that end the program with a code of its own.
// It knows nothing of what a command does.
package commandline
