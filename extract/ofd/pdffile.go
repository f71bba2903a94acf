package ofd

import (
	"bytes"
	"compress/zlib"
	"fmt"
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
