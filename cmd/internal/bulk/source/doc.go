// Package source finds the documents that an import names.
//
// In come the arguments of the command line (files, directories, globs, zip
// archives, CSV manifests, standard input), the recorded failures that are to
// be tried again, and the documents of a database that are to be read again; out come sources, one by one and in a fixed order, each with
// the way to its bytes, what a manifest says of it, or the reason why it can't be
// had. It never writes a file, and knows nothing of reports and of the database.
package source
