package font

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"

	"nianbao/testdata/generate/pdf"
)

// latinGlyphs are the characters that the fonts for figures have, with their
// names and widths in Helvetica.
var latinGlyphs = map[rune]struct {
	name  string
	width int
}{
	' ': {"space", 278}, '+': {"plus", 584}, ',': {"comma", 278}, '-': {"hyphen", 333}, '.': {"period", 278}, '/': {"slash", 278},
	'0': {"zero", 556}, '1': {"one", 556}, '2': {"two", 556}, '3': {"three", 556}, '4': {"four", 556},
	'5': {"five", 556}, '6': {"six", 556}, '7': {"seven", 556}, '8': {"eight", 556}, '9': {"nine", 556},
}

func inLatin(r rune) bool { return latinGlyphs[r].name != "" }

func latinEm(r rune) float64 { return float64(latinGlyphs[r].width) / 1000 }

// Helvetica returns the standard font under its own encoding.
func Helvetica(name string) *Typeface {
	return &Typeface{Name: name, Has: inLatin, Em: latinEm,
		Code: func(r rune) []byte { return []byte{byte(r)} },
		Write: func(o *pdf.Objects) int {
			return o.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
		}}
}

// Differences returns Helvetica under an encoding of its own, as subsets have
// it, with codes from 1.
func Differences(name string, rng *rand.Rand) *Typeface {
	codes, means := shuffledCodes(rng)
	return &Typeface{Name: name, Has: inLatin, Em: latinEm,
		Code: func(r rune) []byte { return []byte{byte(codes[r])} },
		Write: func(o *pdf.Objects) int {
			var names, widths strings.Builder
			for c := 1; c <= len(means); c++ {
				names.WriteString("/" + latinGlyphs[means[c]].name + " ")
				fmt.Fprintf(&widths, "%d ", latinGlyphs[means[c]].width)
			}
			unicode := o.Stream("", []byte(toUnicode(AsChars, 1, means)))
			return o.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar %d /Widths [ %s] /Encoding << /Type /Encoding /Differences [ 1 %s] >> /ToUnicode %d 0 R >>", len(means), widths.String(), names.String(), unicode)
		}}
}

// shuffledCodes gives each character of the Latin fonts a code from 1.
func shuffledCodes(rng *rand.Rand) (map[rune]int, map[int]rune) {
	codes, means := map[rune]int{}, map[int]rune{}
	order := slices.Sorted(maps.Keys(latinGlyphs))
	rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for i, r := range order {
		codes[r], means[i+1] = i+1, r
	}
	return codes, means
}
