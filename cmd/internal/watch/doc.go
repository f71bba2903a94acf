// Package watch sees files appear in a directory and gives them on when they are
// complete.
//
// In come a directory and what the system tells of it; out come the paths of files that
// have not changed for a while and end as their kind does. It knows nothing of what
// they say, nor what is done with them.
package watch
