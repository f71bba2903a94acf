// Package stillclock is the clock of tests: it passes by being waited for, and when a test sets it on, so that days
// of a crawl take no time. It knows nothing of crawls.
package stillclock
