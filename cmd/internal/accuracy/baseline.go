package main

import "log"

// installed returns the other tools that are on this machine, or that it can
// install, and says which are left out.
func installed() []reader {
	var list []reader
	for _, tool := range []struct {
		name string
		make func() (reader, error)
	}{
		{"pdftotext", newPdftotext},
		{"mupdf", newMupdf},
	} {
		r, err := tool.make()
		if err != nil {
			log.Printf("%s is left out of the comparison: %v", tool.name, err)
			continue
		}
		list = append(list, r)
	}
	return list
}
