package compose

import (
	"bytes"
	"fmt"
	"math/rand"

	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/pdf"
)

// A Paper is a report laid out.
type Paper struct {
	title  string
	folios []*folio
	faces  []*font.Typeface
	ink    Ink
}

// Bytes returns the paper as a PDF.
func (p *Paper) Bytes(rng *rand.Rand) []byte {
	o := &pdf.Objects{Pack: p.ink.Filter}
	root, pages := o.Reserve(), o.Reserve()
	info := o.Add("<< /Title <feff%x> /Producer (nianbao corpus) >>", utf16Text(p.title))
	var contents [][]byte
	for _, s := range p.folios {
		contents = append(contents, p.ink.content(s, rng))
	}
	used := ""
	for _, f := range p.faces {
		if bytes.Contains(bytes.Join(contents, nil), []byte("/"+f.Name+" ")) {
			used += fmt.Sprintf("/%s %d 0 R ", f.Name, f.Write(o))
		}
	}
	fonts := o.Add("<< /Font << %s>> >>", used)
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
		if p.ink.Form {
			// The form has units of its own.
			form := o.Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [ -100 -100 %.0f %.0f ] /Matrix [ 0.5 0 0 0.5 10 -4 ] /Resources %s", 2*w+200, 2*h+200, resources),
				append([]byte("2 0 0 2 0 0 cm\n"), content...))
			resources = fmt.Sprintf("<< /XObject << /Fm%d %d 0 R >> >>", i, form)
			content = fmt.Appendf(nil, "q 1 0 0 1 -10 4 cm /Fm%d Do Q\n", i)
		}
		var parts string
		for _, part := range p.ink.divide(content, rng) {
			parts += fmt.Sprintf("%d 0 R ", o.Stream("", part))
		}
		kids += fmt.Sprintf("%d 0 R ", o.Add("<< /Type /Page /Parent %d 0 R /MediaBox [ 0 0 %.0f %.0f ]%s /Resources %s /Contents [ %s] >>", pages, w, h, rotate, resources, parts))
	}
	o.Set(root, "<< /Type /Catalog /Pages %d 0 R >>", pages)
	o.Set(pages, "<< /Type /Pages /Count %d /Kids [ %s] >>", len(p.folios), kids)
	return o.File("1.5", root, info)
}

func utf16Text(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, font.UTF16(r)...)
	}
	return b
}
