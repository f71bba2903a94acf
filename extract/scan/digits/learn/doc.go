// Learn makes network.bin of package digits from the fonts in a directory:
//
//	go run ./learn -fonts DIR -out network.bin
//
// It prints characters, scans them, and has a network learn what they are. README.md of
// the package says which fonts, and how the result is measured.
package main
