package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A typeface is a font of a paper: how characters are encoded in it, how wide
// they are, and what it looks like in the file.
type typeface struct {
	name     string // of the resource
	vertical bool
	has      func(rune) bool
	code     func(rune) []byte
	em       func(rune) float64 // advance in em
	write    func(*objects) int // adds the font's objects
}

func sortedKeys[K ~string | ~int | ~int32, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// width returns how long a line is in points.
func (f *typeface) width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += f.em(r) * size
	}
	return w
}

func gbk(r rune) []byte {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	if err != nil {
		return nil
	}
	return b
}

func inGBK(r rune) bool { return r == ' ' || gbk(r) != nil }

// inGB2312 reports whether a character has a code in GB2312, which is the
// part of GBK with both bytes from A1.
func inGB2312(r rune) bool {
	b := gbk(r)
	return len(b) == 1 || len(b) == 2 && b[0] >= 0xa1 && b[0] <= 0xf7 && b[1] >= 0xa1
}

func utf16Code(r rune) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune{r}) {
		b = be.AppendUint16(b, u)
	}
	return b
}

// predefined returns a font of Adobe-GB1 that is neither embedded nor mapped
// to Unicode, encoded by a predefined CMap, or by CIDs with Identity-H.
func predefined(name, base, cmap string) (*typeface, error) {
	f := &typeface{name: name, vertical: strings.HasSuffix(cmap, "-V"), em: em}
	cids, err := gb1()
	if err != nil {
		return nil, err
	}
	known := func(r rune) bool { return cids[r] > 0 && inGBK(r) }
	switch {
	case strings.HasPrefix(cmap, "GBK-EUC"):
		f.has, f.code = inGBK, gbk
	case strings.HasPrefix(cmap, "GB-EUC"):
		f.has, f.code = inGB2312, gbk
	case strings.HasPrefix(cmap, "Identity"):
		f.has, f.code = known, func(r rune) []byte { return be.AppendUint16(nil, uint16(cids[r])) }
	default:
		f.has, f.code = known, utf16Code
	}
	f.write = func(o *objects) int {
		descriptor := o.add("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>", base)
		descendant := o.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor %d 0 R /DW 1000 /W [ 1 95 500 814 939 500 7716 7716 500 ] >>", base, descriptor)
		return o.add("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /%s /DescendantFonts [ %d 0 R ] >>", base, cmap, descendant)
	}
	return f, nil
}

// A unicodeForm is one of the ways a ToUnicode CMap can be written in.
type unicodeForm string

const (
	asChars  unicodeForm = "bfchar"
	asRanges unicodeForm = "bfrange"
	asArrays unicodeForm = "array"
)

// toUnicode returns a ToUnicode CMap for codes of some bytes.
func toUnicode(form unicodeForm, bytes int, means map[int]rune) string {
	codes := sortedKeys(means)
	code := func(c int) string { return fmt.Sprintf("<%0*X>", 2*bytes, c) }
	text := func(r rune) string { return fmt.Sprintf("<%X>", utf16Code(r)) }
	var entries []string
	for i := 0; i < len(codes); {
		k := i + 1
		for form != asChars && k < len(codes) && codes[k] == codes[k-1]+1 && codes[k]>>8 == codes[i]>>8 &&
			(form == asArrays || means[codes[k]] == means[codes[k-1]]+1) {
			k++
		}
		switch form {
		case asChars:
			entries = append(entries, code(codes[i])+" "+text(means[codes[i]]))
		case asRanges:
			entries = append(entries, code(codes[i])+" "+code(codes[k-1])+" "+text(means[codes[i]]))
		case asArrays:
			var list []string
			for _, c := range codes[i:k] {
				list = append(list, text(means[c]))
			}
			entries = append(entries, code(codes[i])+code(codes[k-1])+"["+strings.Join(list, "")+"]")
		}
		i = k
	}
	operator := "bfrange"
	if form == asChars {
		operator = "bfchar"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n%s %s\nendcodespacerange\n", code(0), code(1<<(8*bytes)-1))
	for part := range slices.Chunk(entries, 100) {
		fmt.Fprintf(&b, "%d begin%s\n%s\nend%s\n", len(part), operator, strings.Join(part, "\n"), operator)
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
