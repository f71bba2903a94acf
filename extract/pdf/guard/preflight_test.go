package guard

import (
	"bytes"
	"compress/zlib"
	"errors"
	"strings"
	"testing"

	"nianbao/extract/document"
)

func TestPreflight(t *testing.T) {
	packed := func(size int) string {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write(make([]byte, size))
		z.Close()
		return "5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n" + b.String() + "\nendstream endobj\n"
	}
	limits := document.Limits{MaxStreamBytes: 1000, MaxObjects: 100}.WithDefaults()
	for _, c := range []struct {
		name, file string
		want       error
	}{
		{"nothing to object to", "%PDF-1.4\n" + packed(900), nil},
		{"an object stream beyond the limit", "%PDF-1.4\n" + packed(1001), document.ErrLimit},
		{"two that are so together", "%PDF-1.4\n" + packed(600) + packed(600), document.ErrLimit},
		{"a number beyond the limit", "%PDF-1.4\n2147483647 0 obj null endobj", document.ErrLimit},
		{"a part of the table that begins beyond it", "%PDF-1.4\nxref\n00000004294967296 3\n0000000138 00000 n \ntrailer <<>>", document.ErrLimit},
		{"an object stream in itself, set off against the row above", "%PDF-1.5\n6 0 obj\n<</Type/XRef/Size 3/W[1 1 1]/DecodeParms<</Predictor 12/Columns 3>>>>\nstream\n\x02\x00\x00\x00\x02\x02\x01\x00\x02\x00\x01\x00\nendstream endobj\nstartxref\n9\n%%EOF", errStreamLoop},
		{"a stream of rows beyond the limit", "%PDF-1.4\n4 0 obj\n<</DecodeParms<</Predictor 12/Columns 2000000000>>>>\nstream\nx\nendstream endobj", document.ErrLimit},
		{"a size beyond the limit", "%PDF-1.4\ntrailer <</Size 101>>", document.ErrLimit},
		{"an object stream in an object stream", "%PDF-1.5\n6 0 obj\n<</Type/XRef/Size 3/W[1 1 1]>>\nstream\n\x00\x00\x00\x02\x02\x00\x02\x01\x00\nendstream endobj\nstartxref\n9\n%%EOF", errStreamLoop},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Preflight([]byte(c.file), limits); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

// A cross-reference section that is said to come before itself comes before none.
func TestPreflightTakesLoopsOut(t *testing.T) {
	file := "%PDF-1.4\nxref\n0 0\ntrailer <</Size 1/Prev 9>>\nstartxref\n9\n%%EOF"
	out, err := Preflight([]byte(file), document.Limits{}.WithDefaults())
	if err != nil || strings.Contains(string(out), "/Prev") || len(out) != len(file) {
		t.Errorf("%q, %v", out, err)
	}
}

func TestPreflightKnowsVersions(t *testing.T) {
	out, err := Preflight([]byte("%PDF-1.8\n"), document.Limits{}.WithDefaults())
	if err != nil || string(out) != "%PDF-1.7\n" {
		t.Errorf("%q, %v", out, err)
	}
}
