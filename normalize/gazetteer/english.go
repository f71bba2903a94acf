package gazetteer

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed regions/english.csv
var englishNamesCSV string

// English returns what a region is called in English, as in "Hongze District", by its code and its
// name; "" for a name that the code never bore. The source is told in regions/README.md.
func English(code, name string) string { return englishNames()[regionName{code, name}] }

type regionName struct{ code, name string }

var englishNames = sync.OnceValue(func() map[regionName]string {
	rows, err := tableRows(englishNamesCSV, 3)
	if err != nil {
		panic(fmt.Sprintf("embedded English names: %v", err)) // the file is part of the program
	}
	names := make(map[regionName]string, len(rows))
	for _, row := range rows {
		names[regionName{row[0], row[1]}] = row[2]
	}
	return names
})
