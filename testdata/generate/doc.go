// Command generate makes the fixtures of this project: reports whose figures
// are known, set and printed in many ways. Run it from the root of the
// repository:
//
//	go run ./testdata/generate [name ...]
//
// It also makes a corpus of many reports that combine at random what real
// reports do:
//
//	go run ./testdata/generate corpus -n 2000 -seed 1 -out DIR
//
// and scans of reports that have their truth beside them:
//
//	go run ./testdata/generate scans -n 200 -seed 1 -out DIR -from DIR
//
// It needs the tools and fonts that testdata/README.md lists. Without names
// it makes every fixture.
package main
