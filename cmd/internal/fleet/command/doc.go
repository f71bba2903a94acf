// Package command is the command line of reading on many machines: the commands work and nats-server,
// and the flags by which an import sends its documents out.
//
// In come flags; out comes what package fleet is told. It knows nothing of messages and streams.
package command
