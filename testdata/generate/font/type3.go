package font

import (
	"fmt"
	"math/rand"
	"strings"

	"nianbao/testdata/generate/pdf"
)

// segments are the strokes of each character on a grid of 400 by 700: the
// seven of a pocket calculator, and a few for the signs.
var segments = map[rune]string{
	'0': "0 0 400 0 400 700 0 700 0 0", '1': "100 600 200 700 200 0", '2': "0 700 400 700 400 350 0 350 0 0 400 0",
	'3': "0 700 400 700 400 350 100 350;400 350 400 0 0 0", '4': "0 700 0 350 400 350;400 700 400 0",
	'5': "400 700 0 700 0 350 400 350 400 0 0 0", '6': "400 700 0 700 0 0 400 0 400 350 0 350",
	'7': "0 700 400 700 150 0", '8': "0 0 400 0 400 700 0 700 0 0;0 350 400 350", '9': "0 0 400 0 400 700 0 700 0 350 400 350",
	'.': "180 0 220 0 220 40 180 40 180 0", ',': "220 40 160 -120", '-': "50 300 350 300", '+': "50 300 350 300;200 150 200 450",
	'/': "20 -50 380 720", ' ': "",
}

// Type3 returns a font whose glyphs are drawings.
func Type3(name string, rng *rand.Rand) *Typeface {
	codes, means := shuffledCodes(rng)
	return &Typeface{Name: name, Has: inLatin, Em: func(rune) float64 { return 0.55 },
		Code: func(r rune) []byte { return []byte{byte(codes[r])} },
		Write: func(o *pdf.Objects) int {
			var procs, names, widths strings.Builder
			for c := 1; c <= len(means); c++ {
				drawing := "550 0 d0 60 w 75 0 m "
				for _, stroke := range strings.Split(segments[means[c]], ";") {
					xy := strings.Fields(stroke)
					for i := 0; i < len(xy); i += 2 {
						operator := "l"
						if i == 0 {
							operator = "m"
						}
						drawing += fmt.Sprintf("%s %s %s ", xy[i], xy[i+1], operator)
					}
					if len(xy) > 0 {
						drawing += "S "
					}
				}
				// The grid begins 75 to the right of the origin.
				drawing = strings.Replace(drawing, "75 0 m ", "1 0 0 1 75 0 cm ", 1)
				fmt.Fprintf(&procs, "/g%d %d 0 R ", c, o.Stream("", []byte(drawing)))
				fmt.Fprintf(&names, "/g%d ", c)
				widths.WriteString("550 ")
			}
			unicode := o.Stream("", []byte(toUnicode(AsRanges, 1, means)))
			return o.Add("<< /Type /Font /Subtype /Type3 /FontBBox [ 0 -200 550 800 ] /FontMatrix [ 0.001 0 0 0.001 0 0 ] /CharProcs << %s>> /Encoding << /Type /Encoding /Differences [ 1 %s] >> /FirstChar 1 /LastChar %d /Widths [ %s] /Resources << >> /ToUnicode %d 0 R >>",
				procs.String(), names.String(), len(means), widths.String(), unicode)
		}}
}
