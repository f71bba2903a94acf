// Package outcome says what a run of the crawler did and what of it needs a
// person.
//
// In comes the summary that a run has filled; out come its JSON, messages in Chinese and English to a
// webhook or a command, which are kept until they are delivered, and a file for Prometheus. It knows
// nothing of how a crawl goes.
package outcome
