package oldword_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/oldword"
)

func read(data []byte) (*document.Document, error) {
	doc := &document.Document{Path: "a.doc"}
	return doc, oldword.Read(doc, data, document.Limits{MaxCharacters: 100_000, MaxObjects: 10_000}.WithDefaults())
}

func fixture(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/fixtures/doc-2021.doc")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func FuzzRead(f *testing.F) {
	f.Add(fixture(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := read(data)
		if err == nil && len(doc.Pages) != 1 {
			t.Errorf("%d pages, want one", len(doc.Pages))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := fixture(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// A container that is cut anywhere is said to end too early, and not to be a Word document: it may be a workbook. One that is
// whole is not said to be cut.
func TestCutContainers(t *testing.T) {
	for _, name := range []string{"doc-2021.doc", "sheet-plain.xls"} {
		data, err := os.ReadFile("../../testdata/fixtures/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := read(data); errors.Is(err, document.ErrDamagedOffice) {
			t.Errorf("%s: %v", name, err)
		}
		for _, percent := range []int{1, 20, 50, 90, 98, 99} {
			_, err := read(data[:len(data)*percent/100])
			if !errors.Is(err, document.ErrDamagedOffice) || !strings.HasSuffix(err.Error(), ": it ends too early") {
				t.Errorf("%s cut at %d %%: %v", name, percent, err)
			}
		}
	}
	damaged := bytes.Clone(fixture(t))
	copy(damaged[0x1e:], "\xff\xff") // the size of a sector
	if _, err := read(damaged); !errors.Is(err, document.ErrDamagedOffice) || strings.Contains(err.Error(), "too early") {
		t.Errorf("a container that is whole, but for its head: %v", err)
	}
}
