package main

import (
	"math/rand"
	"path/filepath"

	"nianbao/testdata/generate/scan"
)

// A scanFixture is a scan that is kept.
type scanFixture struct {
	name, of string
	scan.Scanner
}

var scanFixtures = []scanFixture{
	{"scan-g4", "department", scan.Scanner{DPI: 300, Kind: "g4", Skew: 1.1, Noise: 3, Specks: 30}},
	{"scan-jpeg", "department", scan.Scanner{DPI: 200, Kind: "gray", Quality: 30, Skew: -0.6, Noise: 1, Specks: 10}},
	{"scan-jpx", "department", scan.Scanner{DPI: 200, Kind: "jpx", Quality: 40}},
	{"scan-jbig2", "department", scan.Scanner{DPI: 300, Kind: "jbig2", Noise: 3, Specks: 30, Turn: 270, Rotate: 90}},
	{"scan-turned", "department", scan.Scanner{DPI: 300, Kind: "g4", Skew: -0.8, Noise: 3, Specks: 30, Turn: 90}},
	{"scan-tables-turned", "department", scan.Scanner{DPI: 300, Kind: "g4", Skew: 0.7, Noise: 3, Specks: 30, Turned: 270}},
	{"garbled", "department", scan.Scanner{Kind: "garbled"}},
}

func (f scanFixture) make() error {
	f.Rand = rand.New(rand.NewSource(1))
	return f.Scan(filepath.Join(fixtureDir, f.of), filepath.Join(scanDir, f.name))
}
