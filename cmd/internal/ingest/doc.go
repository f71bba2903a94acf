// Package ingest takes one document from its bytes to a typed report: the step
// that the import, the crawler and the pages share.
//
// In come the bytes of a document and the limits on what it may cost; out comes
// its reading: what it is, and the report, or the several that the file holds, or the fault
// under which the failure is recorded. It knows nothing of where documents lie, of worker processes, and of
// what is in the database.
package ingest
