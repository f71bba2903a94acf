package ofd

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// A pdfWriter puts the pages of all documents of a file together.
type pdfWriter struct {
	*pdfFile
	tree   int // the number of the page tree
	pages  []int
	shared struct{ fonts, states int }
	faces  []*typeface
	ids    map[*typeface]int
	states map[graphicsState]bool
	images map[string]int // by the members that they were made of
}

func newPDFWriter() *pdfWriter {
	w := &pdfWriter{pdfFile: newPDF(), ids: map[*typeface]int{}, states: map[graphicsState]bool{}, images: map[string]int{}}
	w.tree, w.shared.fonts, w.shared.states = w.promise(), w.promise(), w.promise()
	return w
}

// faceID returns the number of a font, which is part of its names in the resources.
func (w *pdfWriter) faceID(t *typeface) int {
	id, ok := w.ids[t]
	if !ok {
		id = len(w.faces) + 1
		w.ids[t], w.faces = id, append(w.faces, t)
	}
	return id
}

// state returns the name of a graphics state with the opacities of what is filled and stroked.
func (w *pdfWriter) state(opacity [2]float64, multiplied bool) string {
	s := graphicsState{int(math.Round(opacity[0] * 255)), int(math.Round(opacity[1] * 255)), multiplied}
	w.states[s] = true
	return s.name()
}

// add writes a page with its content and the entries of its pictures.
func (w *pdfWriter) add(area box, content []byte, pictures []string) {
	slices.Sort(pictures)
	stream := w.stream("", content)
	w.pages = append(w.pages, w.object("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font %d 0 R/ExtGState %d 0 R/XObject<<%s>>>>>>",
		w.tree, decimal(area.width*perMillimetre), decimal(area.height*perMillimetre), stream, w.shared.fonts, w.shared.states, strings.Join(slices.Compact(pictures), " ")))
}

// close writes what the pages have in common and returns the bytes of the PDF.
func (w *pdfWriter) close() []byte {
	var fonts, states, pages []string
	for i, t := range w.faces {
		fonts = append(fonts, t.write(w.pdfFile, i+1)...)
	}
	for s := range w.states {
		states = append(states, s.entry())
	}
	slices.Sort(states)
	for _, p := range w.pages {
		pages = append(pages, fmt.Sprintf("%d 0 R", p))
	}
	w.keep(w.shared.fonts, "<<%s>>", strings.Join(fonts, "\n"))
	w.keep(w.shared.states, "<<%s>>", strings.Join(states, "\n"))
	w.keep(w.tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(pages, " "))
	return w.finish(w.object("<</Type/Catalog/Pages %d 0 R>>", w.tree))
}

// image returns the number of the picture that a member holds, which is written once.
func (p *pageWriter) image(member string) (int, error) {
	if n, ok := p.file.images[member]; ok {
		return n, nil
	}
	data, err := p.container.media(member)
	var n int
	if err == nil {
		n, err = p.file.picture(data, p.budget)
	}
	if err != nil && isOver(err) {
		return 0, err
	}
	if err != nil {
		p.miss("a picture on the page can't be shown: " + document.Words(err))
		n = p.file.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", []byte{0xC0})
	}
	p.file.images[member] = n
	return n, nil
}
