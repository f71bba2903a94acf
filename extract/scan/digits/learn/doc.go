// Command learn makes the network of package digits. Fonts in a directory come in,
// network.bin goes out; no program imports it, and it knows nothing of documents. Run it
// in extract/scan/digits:
//
//	go run ./learn -fonts DIR -out network.bin
//
// It prints characters, scans them, and has a network learn what they are. README.md of
// the package says which fonts, and how the result is measured.
package main
