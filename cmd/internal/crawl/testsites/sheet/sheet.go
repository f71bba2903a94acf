package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A Sheet is a PDF of one page being written, with a font that is named and not embedded, as Chinese
// producers of the 2000s wrote them. Places are in points, from the lower left.
type Sheet struct{ content bytes.Buffer }

// hex returns a text as the font's encoding, UniGB-UCS2-H, wants it.
func hex(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04x", unit)
	}
	return b.String()
}

// Text shows a line that begins at x, y.
func (s *Sheet) Text(size, x, y float64, text string) {
	fmt.Fprintf(&s.content, "BT /F0 %.1f Tf %.2f %.2f Td <%s> Tj ET\n", size, x, y, hex(text))
}

// rule draws a line.
func (s *Sheet) rule(x0, y0, x1, y1 float64) {
	fmt.Fprintf(&s.content, "0.5 w %.2f %.2f m %.2f %.2f l S\n", x0, y0, x1, y1)
}

// Box draws the four sides of a rectangle.
func (s *Sheet) Box(x0, y0, x1, y1 float64) {
	s.rule(x0, y0, x1, y0)
	s.rule(x0, y1, x1, y1)
	s.rule(x0, y0, x0, y1)
	s.rule(x1, y0, x1, y1)
}

// Bytes returns the file, of that title.
func (s *Sheet) Bytes(title string) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n", len(offsets))
		fmt.Fprintf(&out, format, args...)
		out.WriteString("\nendobj\n")
	}
	out.WriteString("%PDF-1.4\n%\xe5\xb9\xb4\xe6\x8a\xa5\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Resources << /Font << /F0 5 0 R >> >> /Contents 4 0 R >>")
	object("<< /Length %d >>\nstream\n%s\nendstream", s.content.Len(), s.content.Bytes())
	object("<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [ 6 0 R ] >>")
	// UniGB-UCS2-H sends ASCII to the half-width CIDs from 1.
	object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 /W [ 1 95 500 ] >>")
	object("<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>")
	object("<< /Title <feff%s> >>", hex(title))
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R /Info 8 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return out.Bytes()
}
