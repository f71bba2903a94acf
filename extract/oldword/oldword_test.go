package oldword_test

import (
	"os"
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
