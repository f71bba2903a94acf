// Package outcome says what a run of the crawler did and what of it needs a
// person.
//
// In comes the summary that a run has filled; out come its JSON, a message to a
// webhook or a command, and a file for Prometheus. It knows nothing of how a crawl
// goes.
package outcome
