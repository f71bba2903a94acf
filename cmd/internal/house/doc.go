// Command house draws the packages of this project and what each imports, from the
// import graph that "go list" tells:
//
//	go run ./cmd/internal/house            prints the picture
//	go run ./cmd/internal/house -write     puts it into cmd/README.md
//
// What each package may know stands in rooms.txt. What is imported beyond that is told on
// standard error; the test fails then, and where the picture in the page is not that of the
// code.
package main
