package ofd

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A pdfFile is a PDF that is being written, object by object (ISO 32000-1, 7.5).
type pdfFile struct {
	bytes.Buffer
	offsets []int // of the objects, by their numbers less one; 0 for one that is promised
}

func newPDF() *pdfFile {
	f := &pdfFile{}
	f.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	return f
}

// promise returns the number of an object that is written later.
func (f *pdfFile) promise() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets)
}

// keep writes an object that was promised.
func (f *pdfFile) keep(number int, format string, args ...any) {
	f.offsets[number-1] = f.Len()
	fmt.Fprintf(f, "%d 0 obj\n", number)
	fmt.Fprintf(f, format, args...)
	f.WriteString("\nendobj\n")
}

// object writes an object and returns its number.
func (f *pdfFile) object(format string, args ...any) int {
	n := f.promise()
	f.keep(n, format, args...)
	return n
}

// stream writes a stream with more entries of its dictionary and returns its number.
func (f *pdfFile) stream(entries string, data []byte) int {
	n := f.promise()
	f.offsets[n-1] = f.Len()
	fmt.Fprintf(f, "%d 0 obj\n<<%s/Length %d>>\nstream\n", n, entries, len(data))
	f.Write(data)
	f.WriteString("\nendstream\nendobj\n")
	return n
}

// packed writes a stream that is compressed.
func (f *pdfFile) packed(entries string, data []byte) int {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is one that there is
	}
	w.Write(data) // to memory, which does not fail
	w.Close()
	return f.stream(entries+"/Filter/FlateDecode", b.Bytes())
}

// finish writes the cross references of a file with the catalogue and returns its bytes.
func (f *pdfFile) finish(catalogue int) []byte {
	at := f.Len()
	fmt.Fprintf(f, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, o := range f.offsets {
		fmt.Fprintf(f, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(f, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.offsets)+1, catalogue, at)
	return f.Bytes()
}

// pdfName writes a name so that any bytes may be in it (ISO 32000-1, 7.3.5).
func pdfName(s string) string {
	var b bytes.Buffer
	b.WriteByte('/')
	for _, c := range []byte(s) {
		if c > ' ' && c < 0x7F && !bytes.ContainsRune([]byte("()<>[]{}/%#"), rune(c)) {
			b.WriteByte(c)
		} else if c != 0 {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

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
