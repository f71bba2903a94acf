package main

import (
	"math/rand"
	"os"
	"path/filepath"

	"nianbao/testdata/generate/compose"
	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/ofd"
	"nianbao/testdata/generate/report"
)

// An ofdFixture is a report that is set on paper and written as OFD.
type ofdFixture struct {
	name   string
	report func() *report.Report
	hand   ofd.Hand
}

var ofdFixtures = []ofdFixture{
	{"ofd-2021", wenjiang2023, ofd.Hand{Repeat: true, Template: true, Clip: true}},
	{"ofd-2019", shihe2019, ofd.Hand{Matrix: true, Composite: true, Blocks: true, Prefixless: true}},
	{"ofd-drift", laoshan2023, ofd.Hand{Repeat: true, Single: true, Foreground: true, Fills: true}},
}

// make writes the OFD file of a fixture and the truth beside it.
func (f ofdFixture) make() error {
	r := f.report()
	if err := r.CheckFaults(); err != nil {
		return err
	}
	song, err := font.Predefined("SimSun", "SimSun", "UniGB-UCS2-H")
	if err != nil {
		return err
	}
	hei, err := font.Predefined("SimHei", "SimHei", "UniGB-UCS2-H")
	if err != nil {
		return err
	}
	look := compose.Look{Label: hei, Figure: song, Prose: song, WatermarkFace: hei, LabelSize: 10, FigureSize: 11, ProseSize: 14, Padding: 3}
	rng := rand.New(rand.NewSource(1))
	paper, pages := look.Compose(r, compose.Ink{}, []*font.Typeface{song, hei}, rng)
	name := filepath.Join(fixtureDir, f.name)
	if err := os.WriteFile(name+".ofd", paper.OFD(f.hand, rng), 0o644); err != nil {
		return err
	}
	cells := r.Truths()
	shown := map[string]int{}
	for i := range cells {
		table := cells[i].Table
		cells[i].Page = pages[table][shown[table]]
		shown[table]++
	}
	return r.WriteTruth(name, cells)
}
