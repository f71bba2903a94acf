// Package natsserver is the server of NATS, in this program: for those who have none running.
//
// In come an address, a folder and what else nats-server takes on its command line; out comes a
// server with JetStream. It knows nothing of documents and readings.
package natsserver
