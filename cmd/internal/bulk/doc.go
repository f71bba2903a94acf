// Package bulk brings many documents into the database: thousands of files,
// unattended, with nothing lost.
//
// It is a pipeline. A discoverer walks the arguments (files, directories, globs,
// zip archives, CSV manifests, standard input) and yields sources one by one. N
// parsers take them; each has a worker process of its own, which reads and
// hashes the file, learns whether it is in the database already, and reads it
// as a report. One writer stores what comes back, in batches.
//
//	discover -> parsers (worker processes) -> put back in order -> write
//
// How documents are found is for package source, how worker processes are kept
// for package workers, and what a reading is for package ingest: this one knows
// nothing of archives, manifests, frames and signals.
//
// The channels between the steps are bounded, so that memory does not grow with
// the number of files. The writer takes the documents in the order in which they
// were discovered, whichever was parsed first: the database is the same after
// every run, with any number of workers, and after one that was killed and run
// again. The order matters, for of two files of one organ and year the later
// one is the newer version.
package bulk
