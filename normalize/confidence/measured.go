package confidence

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"nianbao/normalize/annual"
)

//go:embed measured.tsv
var measuredFile string

// unmeasured is the confidence in values of a status that no report of known truth has.
const unmeasured = 0.5

var measured = sync.OnceValue(func() map[Class]float64 {
	of, err := parse(measuredFile)
	if err != nil {
		panic("measured.tsv: " + err.Error()) // it is part of the binary
	}
	return of
})

// Of returns the confidence in values of a class: that of the narrowest class which holds
// it and was measured.
func Of(c Class) float64 {
	for known := true; known; c, known = c.Wider() {
		if p, ok := measured()[c]; ok {
			return p
		}
	}
	return unmeasured
}

// parse reads lines of a class and its counts, of which the last field is the confidence.
func parse(file string) (map[Class]float64, error) {
	of := map[Class]float64{}
	for i, line := range strings.Split(strings.TrimSpace(file), "\n") {
		if i == 0 {
			continue // the heads
		}
		f := strings.Split(line, "\t")
		if len(f) != 8 {
			return nil, fmt.Errorf("line %d has %d fields", i+1, len(f))
		}
		p, err := strconv.ParseFloat(f[7], 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		of[Class{annual.Status(f[0]), annual.Testimony(f[1]), annual.Setting(f[2]), annual.Naming(f[3])}] = p
	}
	return of, nil
}
