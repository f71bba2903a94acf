package pdf

import (
	"bytes"
	"fmt"
)

// Objects are the objects of a PDF being written.
type Objects struct {
	bodies [][]byte
	Pack   string // filter of the streams that are not pages
}

// Reserve returns the number of an object to be set later.
func (o *Objects) Reserve() int {
	o.bodies = append(o.bodies, nil)
	return len(o.bodies)
}

// Set gives a reserved object its text.
func (o *Objects) Set(n int, format string, args ...any) {
	o.bodies[n-1] = fmt.Appendf(nil, format, args...)
}

// Add adds an object and returns its number.
func (o *Objects) Add(format string, args ...any) int {
	n := o.Reserve()
	o.Set(n, format, args...)
	return n
}

// Stream adds a stream with some more entries in its dictionary.
func (o *Objects) Stream(entries string, data []byte) int {
	filter, packed := pack(o.Pack, data)
	return o.Add("<< %s %s /Length %d >>\nstream\n%s\nendstream", entries, filter, len(packed), packed)
}

// File returns the whole file.
func (o *Objects) File(version string, root, info int) []byte {
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
