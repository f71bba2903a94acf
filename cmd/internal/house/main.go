package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

// page is where the picture stands, between two markers.
const (
	page  = "cmd/README.md"
	begin = "<!-- house: made by go run ./cmd/internal/house -write -->\n"
	end   = "<!-- end of house -->\n"
)

func main() {
	log.SetFlags(0)
	write := flag.Bool("write", false, "put the picture into "+page)
	flag.Parse()
	h, err := readHouse(".")
	if err != nil {
		log.Fatal(err)
	}
	r, err := parseRules(roomsFile)
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range r.broken(h) {
		log.Print(b)
	}
	if !*write {
		fmt.Print(h.draw())
		return
	}
	text, err := os.ReadFile(page)
	if err != nil {
		log.Fatal(err)
	}
	renewed, err := withPicture(string(text), h.draw())
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(page, []byte(renewed), 0o644); err != nil {
		log.Fatal(err)
	}
}

// withPicture returns the text of the page with the picture between its markers.
func withPicture(text, picture string) (string, error) {
	before, rest, ok := strings.Cut(text, begin)
	if !ok {
		return "", fmt.Errorf("%s: no line %q", page, strings.TrimSpace(begin))
	}
	_, after, ok := strings.Cut(rest, end)
	if !ok {
		return "", fmt.Errorf("%s: no line %q", page, strings.TrimSpace(end))
	}
	return before + begin + "```text\n" + picture + "```\n" + end + after, nil
}
