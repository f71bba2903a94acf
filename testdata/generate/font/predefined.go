package font

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/testdata/generate/pdf"
)

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

// UTF16 returns a character in UTF-16, big end first.
func UTF16(r rune) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune{r}) {
		b = be.AppendUint16(b, u)
	}
	return b
}

// Predefined returns a font of Adobe-GB1 that is neither embedded nor mapped
// to Unicode, encoded by a predefined CMap, or by CIDs with Identity-H.
func Predefined(name, base, cmap string) (*Typeface, error) {
	f := &Typeface{Name: name, Vertical: strings.HasSuffix(cmap, "-V"), Em: pdf.Em}
	cids, err := gb1()
	if err != nil {
		return nil, err
	}
	known := func(r rune) bool { return cids[r] > 0 && inGBK(r) }
	switch {
	case strings.HasPrefix(cmap, "GBK-EUC"):
		f.Has, f.Code = inGBK, gbk
	case strings.HasPrefix(cmap, "GB-EUC"):
		f.Has, f.Code = inGB2312, gbk
	case strings.HasPrefix(cmap, "Identity"):
		f.Has, f.Code = known, func(r rune) []byte { return be.AppendUint16(nil, uint16(cids[r])) }
	default:
		f.Has, f.Code = known, UTF16
	}
	f.Write = func(o *pdf.Objects) int {
		descriptor := o.Add("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>", base)
		descendant := o.Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor %d 0 R /DW 1000 /W [ 1 95 500 814 939 500 7716 7716 500 ] >>", base, descriptor)
		return o.Add("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /%s /DescendantFonts [ %d 0 R ] >>", base, cmap, descendant)
	}
	return f, nil
}
