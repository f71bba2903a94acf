// Package fleet reads the documents of an import on many machines, and lets crawls of many machines share their hosts.
//
// In come the sources of an import; out come their readings, as from the worker
// processes of package workers, which is where they are read, on whichever machine. Between
// the two stands NATS JetStream:
//
//	Sender (of an import) -> stream of tasks: text, scan -> Work (on any machine) -> worker processes
//	Sender                <- stream of readings          <- Work
//
// A task is a document with all that its reading depends on, and goes by a digest of that. It
// stays in its stream until a reading of it is in the other, and that stays until the import
// has stored it. So whatever ends in between, a worker, a server or the import, is made good by
// what is still there, and a task that is read twice has one reading.
//
// Hosts leases hosts to crawlers, so that each is asked by one of them at a time: a lease is a key that one crawler made
// and renews. It ends by itself, and its crawler takes it for ended before the servers do.
//
// The streams are of one revision of the reader each: a program of another one neither sees
// their tasks nor adds readings, and is told so by the roll that an import calls.
//
// It knows nothing of the database and of the order in which readings are stored, and starts
// no server. What a crawler does with its hosts is told by package tenancy.
package fleet
