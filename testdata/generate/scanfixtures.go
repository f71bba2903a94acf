package main

import (
	"math/rand"
	"path/filepath"
)

// A scanFixture is a scan that is kept.
type scanFixture struct {
	name, of string
	scanner
}

var scanFixtures = []scanFixture{
	{"scan-g4", "department", scanner{dpi: 300, kind: "g4", skew: 1.1, noise: 3, specks: 30}},
	{"scan-jpeg", "department", scanner{dpi: 200, kind: "gray", quality: 30, skew: -0.6, noise: 1, specks: 10}},
	{"scan-jpx", "department", scanner{dpi: 200, kind: "jpx", quality: 40}},
	{"scan-jbig2", "department", scanner{dpi: 300, kind: "jbig2", noise: 3, specks: 30, turn: 270, rotate: 90}},
	{"scan-turned", "department", scanner{dpi: 300, kind: "g4", skew: -0.8, noise: 3, specks: 30, turn: 90}},
	{"garbled", "department", scanner{kind: "garbled"}},
}

func (f scanFixture) make() error {
	f.rng = rand.New(rand.NewSource(1))
	return f.scan(filepath.Join(fixtureDir, f.of), filepath.Join(scanDir, f.name))
}
