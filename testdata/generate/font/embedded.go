package font

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"

	"nianbao/testdata/generate/pdf"
)

// A SubsetStyle is how a subset of a font is embedded.
type SubsetStyle struct {
	Base     string
	Outlines func() (*Outlines, error)
	Form     UnicodeForm
	Vertical bool
	Mapped   bool          // CIDs differ from the glyphs' numbers
	Twins    map[rune]rune // what ToUnicode says in place of a character
}

// Embedded returns a font with a subset of a TrueType font and a ToUnicode
// CMap. ASCII has CIDs in order, other characters as they come.
func Embedded(name string, s SubsetStyle, rng *rand.Rand) (*Typeface, error) {
	o, err := s.Outlines()
	if err != nil {
		return nil, err
	}
	first, step := 3, 1
	if s.Mapped {
		first, step = 40+rng.Intn(900), 1+rng.Intn(3)
	}
	cids, next := map[rune]int{}, first+100
	for r := rune(' '); r <= '~'; r++ {
		cids[r] = first + int(r-' ')
	}
	used := map[rune]bool{}
	f := &Typeface{Name: name, Vertical: s.Vertical}
	f.Has = func(r rune) bool { return o.glyphs[r] > 0 }
	f.Em = func(r rune) float64 { return float64(o.advances[o.glyphs[r]]) / o.em }
	f.Code = func(r rune) []byte {
		if _, known := cids[r]; !known {
			cids[r] = next
			next += step
		}
		used[r] = true
		return be.AppendUint16(nil, uint16(cids[r]))
	}
	f.Write = func(w *pdf.Objects) int {
		ids := []int{0}
		means, number, widths := map[int]rune{}, map[int]int{}, map[int]float64{}
		for _, r := range slices.Sorted(maps.Keys(used)) {
			cid := cids[r]
			number[cid], widths[cid], means[cid] = len(ids), 1000*f.Em(r), r
			ids = append(ids, o.glyphs[r])
			if twin, ok := s.Twins[r]; ok {
				means[cid] = twin
			}
		}
		// Without a map of CIDs the glyphs lie where the CIDs say.
		gids, cidMap := ids, "/Identity"
		last := slices.Sorted(maps.Keys(number))[len(number)-1]
		if s.Mapped {
			table := make([]byte, 2*last+2)
			for cid, n := range number {
				be.PutUint16(table[2*cid:], uint16(n))
			}
			cidMap = fmt.Sprintf("%d 0 R", w.Stream("", table))
		} else {
			gids = make([]int, last+1)
			for cid, n := range number {
				gids[cid] = ids[n]
			}
		}
		var widthList strings.Builder
		for _, cid := range slices.Sorted(maps.Keys(widths)) {
			fmt.Fprintf(&widthList, "%d [ %.0f ] ", cid, widths[cid])
		}
		base := fmt.Sprintf("%c%c%c%c%c%c+%s", 'A'+rng.Intn(26), 'A'+rng.Intn(26), 'A'+rng.Intn(26), 'A'+rng.Intn(26), 'A'+rng.Intn(26), 'A'+rng.Intn(26), s.Base)
		program := o.subset(gids)
		file := w.Stream(fmt.Sprintf("/Length1 %d", len(program)), program)
		unicode := w.Stream("", []byte(toUnicode(s.Form, 2, means)))
		descriptor := w.Add("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 /FontFile2 %d 0 R >>", base, file)
		descendant := w.Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /CIDToGIDMap %s /DW 1000 /W [ %s] >>", base, descriptor, cidMap, widthList.String())
		direction := "H"
		if s.Vertical {
			direction = "V"
		}
		return w.Add("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-%s /DescendantFonts [ %d 0 R ] /ToUnicode %d 0 R >>", base, direction, descendant, unicode)
	}
	return f, nil
}
