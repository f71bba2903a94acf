package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A canvas is a PDF being written: only what these fixtures need, with fonts
// that are named but neither embedded nor mapped to Unicode, as Chinese
// producers of the 2000s wrote them.
type canvas struct {
	pages  []*leaf
	rules  ruleStyle
	images []scanned // one a page, for scans
}

// A scanned is a picture as it stands in the file: its bytes, how they are to be
// read, and its size in pixels.
type scanned struct {
	data   []byte
	coding coding
	size   image.Point
}

// A coding is what a picture's dictionary says of its bytes.
type coding string

const (
	grayJPEG   coding = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
	colourJPEG coding = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
	packedBits coding = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode"
	jbig2Bits  coding = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"
	jpeg2000   coding = "/Filter /JPXDecode" // which says all the rest itself
)

// A leaf is one page: what is seen is wide by high points; turned pages are
// stored sideways with /Rotate 90. Of others, rotate is by how many degrees clockwise
// viewers turn what is stored.
type leaf struct {
	wide, high float64
	turned     bool
	rotate     int
	content    bytes.Buffer
}

// A ruleStyle says how a line of a table is painted.
type ruleStyle int

const (
	strokes ruleStyle = iota // m l S
	fills                    // thin filled rectangles
)

// A face is one of the fonts every canvas has.
type face int

const (
	song face = iota // GBK-EUC-H
	hei              // UniGB-UCS2-H
)

func (c *canvas) newPage(wide, high float64, turned bool) {
	p := &leaf{wide: wide, high: high, turned: turned}
	if turned {
		fmt.Fprintf(&p.content, "0 1 -1 0 %.2f 0 cm\n", high)
	}
	c.pages = append(c.pages, p)
}

func (c *canvas) page() *leaf { return c.pages[len(c.pages)-1] }

// encode returns the string as the font of a face wants it, in hexadecimal.
func encode(f face, s string) string {
	if f == song {
		b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return fmt.Sprintf("%x", b)
	}
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04x", u)
	}
	return b.String()
}

// text shows one line with its baseline's left end at x, y, inside of a clip
// rectangle that is no ruling.
func (c *canvas) text(f face, size, x, y float64, s string) {
	if s == "" {
		return
	}
	w := &c.page().content
	fmt.Fprintf(w, "q %.2f %.2f %.2f %.2f re W n BT /F%d %.1f Tf %.2f %.2f Td <%s> Tj ET Q\n",
		x-0.5, y-0.2*size, width(s, size)+1, 1.2*size, f, size, x, y, encode(f, s))
}

// rule paints a line.
func (c *canvas) rule(x0, y0, x1, y1 float64) {
	w := &c.page().content
	if c.rules == strokes {
		fmt.Fprintf(w, "0.5 w %.2f %.2f m %.2f %.2f l S\n", x0, y0, x1, y1)
		return
	}
	const thin = 0.48
	fmt.Fprintf(w, "%.2f %.2f %.2f %.2f re f\n", x0-thin/2, y0-thin/2, x1-x0+thin, y1-y0+thin)
}

// bytes returns the file.
func (c *canvas) bytes(title string) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n", len(offsets))
		fmt.Fprintf(&out, format, args...)
		out.WriteString("\nendobj\n")
	}
	const first = 10 // object number of the first page
	each := 2        // objects a page
	if c.images != nil {
		each = 3
	}
	out.WriteString("%PDF-1.4\n%\xe5\xb9\xb4\xe6\x8a\xa5\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range c.pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+each*i)
	}
	object("<< /Type /Pages /Count %d /Kids [ %s] >>", len(c.pages), kids.String())
	object("<< /Title <feff%s> /Producer (nianbao fixtures) >>", encode(hei, title))
	for i, f := range [][2]string{{"SimSun", "GBK-EUC-H"}, {"SimHei", "UniGB-UCS2-H"}} {
		object("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /%s /DescendantFonts [ %d 0 R ] >>", f[0], f[1], 5+3*i)
		// GBK-EUC-H sends ASCII to the half-width CIDs from 814 and the space to
		// 7716, UniGB-UCS2-H to those from 1.
		object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor %d 0 R /DW 1000 /W [ 1 95 500 814 939 500 7716 7716 500 ] >>", f[0], 6+3*i)
		object("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>", f[0])
	}
	for i, p := range c.pages {
		w, h, rotate := p.wide, p.high, ""
		if p.turned {
			w, h, rotate = h, w, " /Rotate 90"
		}
		if p.rotate != 0 {
			rotate = fmt.Sprintf(" /Rotate %d", p.rotate)
		}
		picture := ""
		if c.images != nil {
			picture = fmt.Sprintf(" /XObject << /Im0 %d 0 R >>", first+each*i+2)
		}
		object("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 %.0f %.0f ]%s /Resources << /Font << /F0 4 0 R /F1 7 0 R >>%s >> /Contents %d 0 R >>",
			w, h, rotate, picture, first+each*i+1)
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		z.Write(p.content.Bytes()) // a bytes.Buffer takes everything
		z.Close()
		object("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", packed.Len(), packed.Bytes())
		if c.images != nil {
			picture := c.images[i]
			object("<< /Type /XObject /Subtype /Image /Width %d /Height %d %s /Length %d >>\nstream\n%s\nendstream",
				picture.size.X, picture.size.Y, picture.coding, len(picture.data), picture.data)
		}
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return out.Bytes()
}
