package scene

import (
	"image/color"
	"slices"
)

// An Ink is a colour by what it is for. Pages give it the colour of their theme, files that
// of print.
type Ink string

// The inks of what is around the marks.
const (
	Black Ink = "ink"   // of texts
	Quiet Ink = "quiet" // of what is said beside
	Rule  Ink = "rule"  // of lines behind
	Paper Ink = "paper"
	Seal  Ink = "seal" // of what matters
	Calm  Ink = "calm" // of what stands beside what matters
)

// The inks of texts on shades, which are the same in every theme.
const (
	onLight Ink = "on-light"
	onDark  Ink = "on-dark"
)

// Series returns the ink of the nth series, from 0; there are SeriesInks of them.
func Series(n int) Ink { return seriesInks[n%len(seriesInks)] }

// SeriesInks is how many series have inks of their own.
var SeriesInks = len(seriesInks)

// Shade returns the ink of a step of a scale, from 0 for the least to ShadeSteps-1.
func Shade(step int) Ink { return shadeInks[step] }

// ShadeSteps is how many steps a scale of shades has.
const ShadeSteps = 5

// On returns the ink of a text that stands on another.
func (i Ink) On() Ink {
	c := print[i]
	dark := 299*int(c.R)+587*int(c.G)+114*int(c.B) < 140_000
	switch {
	case slices.Contains(shadeInks, i) && dark:
		return onDark
	case slices.Contains(shadeInks, i):
		return onLight
	case dark:
		return Paper
	}
	return Black
}

var (
	seriesInks = []Ink{"series1", "series2", "series3", "series4", "series5", "series6", "series7", "series8", "series9", "series10"}
	shadeInks  = []Ink{"shade1", "shade2", "shade3", "shade4", "shade5"}
)

// print are the colours of files: on white, those of series with a contrast of 4.5 and told
// apart by those who see red and green alike, as they differ in lightness too.
var print = map[Ink]color.RGBA{
	Black: {0x1c, 0x1b, 0x19, 255}, Quiet: {0x5c, 0x58, 0x50, 255}, Rule: {0xd9, 0xd4, 0xc7, 255}, Paper: {255, 255, 255, 255},
	onLight: {0x1c, 0x1b, 0x19, 255}, onDark: {255, 255, 255, 255},
	Seal: {0xa3, 0x26, 0x2a, 255}, Calm: {0x7f, 0x9f, 0xbb, 255},
	"series1": {0x1d, 0x4f, 0x7c, 255}, "series2": {0xb4, 0x3a, 0x12, 255}, "series3": {0x0f, 0x76, 0x6e, 255}, "series4": {0x8a, 0x3d, 0x8f, 255},
	"series5": {0x7d, 0x62, 0x00, 255}, "series6": {0x2c, 0x7f, 0xb8, 255}, "series7": {0x5f, 0x26, 0x32, 255}, "series8": {0x4d, 0x7a, 0x1e, 255},
	"series9": {0x5a, 0x5a, 0x66, 255}, "series10": {0xc2, 0x3b, 0x74, 255},
	"shade1": {0xe3, 0xee, 0xf6, 255}, "shade2": {0xb4, 0xd2, 0xe7, 255}, "shade3": {0x72, 0xae, 0xd3, 255}, "shade4": {0x2f, 0x7c, 0xb2, 255}, "shade5": {0x12, 0x4a, 0x7a, 255},
}
