package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A Canvas is a PDF being written: only what these fixtures need, with fonts
// that are named but neither embedded nor mapped to Unicode, as Chinese
// producers of the 2000s wrote them.
type Canvas struct {
	Pages  []*Leaf
	Rules  RuleStyle
	Images []Scanned // one a page, for scans
}

// A Scanned is a picture as it stands in the file: its bytes, how they are to be
// read, and its size in pixels.
type Scanned struct {
	Data   []byte
	Coding Coding
	Size   image.Point
}

// A Coding is what a picture's dictionary says of its bytes.
type Coding string

const (
	GrayJPEG   Coding = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
	ColourJPEG Coding = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
	PackedBits Coding = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode"
	JBIG2Bits  Coding = "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"
	JPEG2000   Coding = "/Filter /JPXDecode" // which says all the rest itself
)

// A Leaf is one page: what is seen is wide by high points; turned pages are
// stored sideways with /Rotate 90. Of others, rotate is by how many degrees clockwise
// viewers turn what is stored.
type Leaf struct {
	Wide, high float64
	Turned     bool
	Rotate     int
	Content    bytes.Buffer
}

// A RuleStyle says how a line of a table is painted.
type RuleStyle int

const (
	strokes RuleStyle = iota // m l S
	Fills                    // thin filled rectangles
)

// A Face is one of the fonts every canvas has.
type Face int

const (
	Song Face = iota // GBK-EUC-H
	Hei              // UniGB-UCS2-H
)

// NewPage begins a page that is seen wide by high points; a turned one is stored
// sideways.
func (c *Canvas) NewPage(wide, high float64, turned bool) {
	p := &Leaf{Wide: wide, high: high, Turned: turned}
	if turned {
		fmt.Fprintf(&p.Content, "0 1 -1 0 %.2f 0 cm\n", high)
	}
	c.Pages = append(c.Pages, p)
}

// Page returns the page begun last.
func (c *Canvas) Page() *Leaf { return c.Pages[len(c.Pages)-1] }

// encode returns the string as the font of a face wants it, in hexadecimal.
func encode(f Face, s string) string {
	if f == Song {
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

// Text shows one line with its baseline's left end at x, y, inside of a clip
// rectangle that is no ruling.
func (c *Canvas) Text(f Face, size, x, y float64, s string) {
	if s == "" {
		return
	}
	w := &c.Page().Content
	fmt.Fprintf(w, "q %.2f %.2f %.2f %.2f re W n BT /F%d %.1f Tf %.2f %.2f Td <%s> Tj ET Q\n",
		x-0.5, y-0.2*size, Width(s, size)+1, 1.2*size, f, size, x, y, encode(f, s))
}

// Rule paints a line.
func (c *Canvas) Rule(x0, y0, x1, y1 float64) {
	w := &c.Page().Content
	if c.Rules == strokes {
		fmt.Fprintf(w, "0.5 w %.2f %.2f m %.2f %.2f l S\n", x0, y0, x1, y1)
		return
	}
	const thin = 0.48
	fmt.Fprintf(w, "%.2f %.2f %.2f %.2f re f\n", x0-thin/2, y0-thin/2, x1-x0+thin, y1-y0+thin)
}

// Bytes returns the file.
func (c *Canvas) Bytes(title string) []byte {
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
	if c.Images != nil {
		each = 3
	}
	out.WriteString("%PDF-1.4\n%\xe5\xb9\xb4\xe6\x8a\xa5\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range c.Pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+each*i)
	}
	object("<< /Type /Pages /Count %d /Kids [ %s] >>", len(c.Pages), kids.String())
	object("<< /Title <feff%s> /Producer (nianbao fixtures) >>", encode(Hei, title))
	for i, f := range [][2]string{{"SimSun", "GBK-EUC-H"}, {"SimHei", "UniGB-UCS2-H"}} {
		object("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /%s /DescendantFonts [ %d 0 R ] >>", f[0], f[1], 5+3*i)
		// GBK-EUC-H sends ASCII to the half-width CIDs from 814 and the space to
		// 7716, UniGB-UCS2-H to those from 1.
		object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor %d 0 R /DW 1000 /W [ 1 95 500 814 939 500 7716 7716 500 ] >>", f[0], 6+3*i)
		object("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>", f[0])
	}
	for i, p := range c.Pages {
		w, h, rotate := p.Wide, p.high, ""
		if p.Turned {
			w, h, rotate = h, w, " /Rotate 90"
		}
		if p.Rotate != 0 {
			rotate = fmt.Sprintf(" /Rotate %d", p.Rotate)
		}
		picture := ""
		if c.Images != nil {
			picture = fmt.Sprintf(" /XObject << /Im0 %d 0 R >>", first+each*i+2)
		}
		object("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 %.0f %.0f ]%s /Resources << /Font << /F0 4 0 R /F1 7 0 R >>%s >> /Contents %d 0 R >>",
			w, h, rotate, picture, first+each*i+1)
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		z.Write(p.Content.Bytes()) // a bytes.Buffer takes everything
		z.Close()
		object("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", packed.Len(), packed.Bytes())
		if c.Images != nil {
			picture := c.Images[i]
			object("<< /Type /XObject /Subtype /Image /Width %d /Height %d %s /Length %d >>\nstream\n%s\nendstream",
				picture.Size.X, picture.Size.Y, picture.Coding, len(picture.Data), picture.Data)
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
