package main

import (
	"bytes"
	"fmt"
	"math/rand"
)

// Objects are the objects of a PDF being written.
type objects struct {
	bodies [][]byte
	pack   string // filter of the streams that are not pages
}

// reserve returns the number of an object to be set later.
func (o *objects) reserve() int {
	o.bodies = append(o.bodies, nil)
	return len(o.bodies)
}

func (o *objects) set(n int, format string, args ...any) {
	o.bodies[n-1] = fmt.Appendf(nil, format, args...)
}

func (o *objects) add(format string, args ...any) int {
	n := o.reserve()
	o.set(n, format, args...)
	return n
}

// stream adds a stream with some more entries in its dictionary.
func (o *objects) stream(entries string, data []byte) int {
	filter, packed := pack(o.pack, data)
	return o.add("<< %s %s /Length %d >>\nstream\n%s\nendstream", entries, filter, len(packed), packed)
}

// file returns the whole file.
func (o *objects) file(version string, root, info int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-" + version + "\n%\xe5\xb9\xb4\xe6\x8a\xa5\n")
	var offsets []int
	for i, b := range o.bodies {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, b)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, root, info, start)
	return out.Bytes()
}

// A role says what a mark is on a page for.
type role int

const (
	proseRole role = iota
	labelRole
	figureRole
	ruleRole
	furnitureRole // page numbers, running heads
	watermarkRole
)

// A mark is one line of text, one line of a table, or one filled rectangle.
type mark struct {
	role   role
	x, y   float64 // of the baseline's left end; of one end; of a corner
	face   *typeface
	size   float64
	text   []rune
	gaps   []float64 // extra advance behind each character in points
	angle  float64   // of the baseline in degrees
	gray   float64
	x1, y1 float64 // the other end, or the opposite corner
	dash   string  // pattern of a line
	filled bool    // a rectangle
	boxed  bool    // a stroked rectangle
}

// A folio is a page: what is seen is wide by high points.
type folio struct {
	wide, high float64
	turned     bool // stored sideways
	rotate     bool // and set upright by /Rotate 90
	marks      []mark
}

// A paper is a report laid out.
type paper struct {
	title  string
	folios []*folio
	faces  []*typeface
	ink    ink
}

// bytes returns the paper as a PDF.
func (p *paper) bytes(rng *rand.Rand) []byte {
	o := &objects{pack: p.ink.filter}
	root, pages := o.reserve(), o.reserve()
	info := o.add("<< /Title <feff%x> /Producer (nianbao corpus) >>", utf16Text(p.title))
	var contents [][]byte
	for _, s := range p.folios {
		contents = append(contents, p.ink.content(s, rng))
	}
	used := ""
	for _, f := range p.faces {
		if bytes.Contains(bytes.Join(contents, nil), []byte("/"+f.name+" ")) {
			used += fmt.Sprintf("/%s %d 0 R ", f.name, f.write(o))
		}
	}
	fonts := o.add("<< /Font << %s>> >>", used)
	kids := ""
	for i, s := range p.folios {
		w, h, rotate := s.wide, s.high, ""
		if s.turned {
			w, h = h, w
		}
		if s.rotate {
			rotate = " /Rotate 90"
		}
		resources := fmt.Sprintf("%d 0 R", fonts)
		content := contents[i]
		if p.ink.form {
			// The form has units of its own.
			form := o.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [ -100 -100 %.0f %.0f ] /Matrix [ 0.5 0 0 0.5 10 -4 ] /Resources %s", 2*w+200, 2*h+200, resources),
				append([]byte("2 0 0 2 0 0 cm\n"), content...))
			resources = fmt.Sprintf("<< /XObject << /Fm%d %d 0 R >> >>", i, form)
			content = fmt.Appendf(nil, "q 1 0 0 1 -10 4 cm /Fm%d Do Q\n", i)
		}
		var parts string
		for _, part := range p.ink.divide(content, rng) {
			parts += fmt.Sprintf("%d 0 R ", o.stream("", part))
		}
		kids += fmt.Sprintf("%d 0 R ", o.add("<< /Type /Page /Parent %d 0 R /MediaBox [ 0 0 %.0f %.0f ]%s /Resources %s /Contents [ %s] >>", pages, w, h, rotate, resources, parts))
	}
	o.set(root, "<< /Type /Catalog /Pages %d 0 R >>", pages)
	o.set(pages, "<< /Type /Pages /Count %d /Kids [ %s] >>", len(p.folios), kids)
	return o.file("1.5", root, info)
}

func utf16Text(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, utf16Code(r)...)
	}
	return b
}
