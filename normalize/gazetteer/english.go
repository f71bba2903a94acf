package gazetteer

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed regions/english.csv
var englishNamesCSV string

// English returns what a region of that name is called in English, as in "Hongze District"; regions
// that share a name share this one too. It is "" for what is no region's full name. The source is
// told in regions/README.md.
func English(name string) string { return englishNames()[name] }

var englishNames = sync.OnceValue(func() map[string]string {
	rows, err := tableRows(englishNamesCSV, 2)
	if err != nil {
		panic(fmt.Sprintf("embedded English names: %v", err)) // the file is part of the program
	}
	names := make(map[string]string, len(rows))
	for _, row := range rows {
		names[row[0]] = row[1]
	}
	return names
})
