// Package trap knows when a walk through a site leads nowhere: addresses that grow without end, the
// days of a calendar, lists of which the last part has a next one.
//
// In come the requests that are to be made, and what those that were made brought; out comes why one
// should not be. It asks no server, and what it knows is of this start of the run.
package trap
