package biff

import (
	"bytes"
	"os"
	"testing"

	"nianbao/extract/document"
)

// Whatever the records say, they are read or refused.
func FuzzRecords(f *testing.F) {
	limits := document.Limits{MaxObjects: 10_000, MaxCharacters: 100_000}.WithDefaults()
	for _, name := range []string{"sheet-plain.xls", "sheet-hidden.et"} {
		data, err := os.ReadFile("../../../testdata/fixtures/" + name)
		if err != nil {
			f.Fatal(err)
		}
		stream, err := workbookStream(data, limits)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(stream)
	}
	f.Add(bytes.Join([][]byte{
		{0x09, 0x08, 4, 0, 0, 6, 5, 0}, {0xFC, 0, 15, 0, 1, 0, 0, 0, 1, 0, 0, 0, 9, 0, 8, 1, 0, 'a', 'b'}, {0x3C, 0, 3, 0, 1, 'c', 0}, {0x0A, 0, 0, 0},
	}, nil))
	f.Fuzz(func(t *testing.T, stream []byte) {
		book, err := readStream(stream, limits)
		if err == nil && book == nil {
			t.Fatal("neither a workbook nor an error")
		}
	})
}
