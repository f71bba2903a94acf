// Package crawldb is what the crawler remembers in the database: its runs and who has them, the
// addresses it had and what was there, the documents published at each, what could not be had, what
// each list announced, had and lost, what is still to be asked for, and the messages that are still to
// be delivered. What a run meets comes in (RecordURL, RecordVersion,
// RecordFailure); what is new, changed, pending or failed goes out, and how the
// reading of a changed document differs from the one before (CompareDocuments). It
// fetches nothing and knows nothing of how a site is walked.
package crawldb
