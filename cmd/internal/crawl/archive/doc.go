// Package archive keeps what was fetched, each content once, under its SHA-256.
//
// In come the bodies of answers; out come objects with their hash, size and media
// type, as told by the content. What it stores is there whole or not at all, and
// one run at a time has it. It knows nothing of addresses, of the network and of
// what a content says.
package archive
