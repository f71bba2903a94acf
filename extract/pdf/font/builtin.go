package font

import (
	"bytes"
	"io"
	"regexp"
	"strconv"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
	"nianbao/extract/pdf/syntax"
)

// A font program of Type 1, or of its compact form, names the glyph that it has at each
// code. That is the encoding of a simple font whose dictionary states none (ISO 32000-1,
// 9.6.6.1), and names it leaves out.

// builtinNames returns the names of the glyphs by code that an embedded program has, nil for
// a program that does not say.
func builtinNames(file pdf.Value) *[256]string {
	if file.Kind() != pdf.Stream {
		return nil
	}
	data, err := programBytes(file)
	switch {
	case err != nil:
		return nil
	case bytes.HasPrefix(data, []byte("%!")), bytes.HasPrefix(data, []byte{0x80, 1}):
		return type1Names(data)
	}
	return compactNames(data)
}

func programBytes(file pdf.Value) (data []byte, err error) {
	defer document.RecoverTo(&err)
	r := file.Reader()
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, syntax.MaxStream))
}

var (
	encodingEntry  = regexp.MustCompile(`dup\s+(\d{1,3}|8#[0-7]{1,3}|16#[0-9A-Fa-f]{1,2})\s*/([^\s/]+)\s+put\b`)
	encodingByName = regexp.MustCompile(`/Encoding\s+StandardEncoding\s+def\b`)
)

// type1Names reads the encoding of a Type 1 program, which stands in its clear part (Adobe
// Type 1 Font Format, 2.2).
func type1Names(data []byte) *[256]string {
	if n := bytes.Index(data, []byte("eexec")); n >= 0 {
		data = data[:n]
	}
	n := bytes.Index(data, []byte("/Encoding"))
	if n < 0 {
		return nil
	}
	data = data[n:]
	if encodingByName.Match(data) {
		return standardNames()
	}
	var names [256]string
	for _, m := range encodingEntry.FindAllSubmatch(data, -1) {
		digits, base := string(m[1]), 10
		if radix, rest, ok := bytes.Cut(m[1], []byte("#")); ok {
			digits, base = string(rest), 8
			if string(radix) == "16" {
				base = 16
			}
		}
		if c, err := strconv.ParseUint(digits, base, 8); err == nil {
			names[c] = string(m[2])
		}
	}
	return &names
}
