// Package workers reads documents where they can do no harm: in processes with
// limits on time and memory, which are replaced when a document takes them down.
//
// In come sources, one after the other; out come their readings, or the fault of
// the document that hung, crashed or filled its worker. Serve is the other end,
// the life of such a process, and the two talk in frames over its standard input
// and output. It knows nothing of the database, and nothing of the order in which
// readings are stored.
package workers
