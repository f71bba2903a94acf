// Package ledger accounts for what a run of the crawler had and lost.
//
// In comes what the walk through a site says of its lists and their records (Book), and at the end
// what the database has of the run; out go the problems that a person should know of (Problems). It
// knows nothing of how a site is walked and how messages are delivered.
package ledger
