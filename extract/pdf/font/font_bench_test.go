package font

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/ledongthuc/pdf"
)

// fontsOf returns the fonts of a fixture's first page.
func fontsOf(t testing.TB, name string) map[string]pdf.Value {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../testdata/fixtures", name))
	if err != nil {
		t.Fatal(err)
	}
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	fonts := r.Page(1).Resources().Key("Font")
	list := map[string]pdf.Value{}
	for _, key := range fonts.Keys() {
		list[key] = fonts.Key(key)
	}
	return list
}

// BenchmarkLoadFont loads the fonts of a page; BenchmarkMeaning reads all codes
// that they map as well, embedded programs included.
func BenchmarkLoadFont(b *testing.B) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2021-chromium.pdf", "cjk-predefined.pdf"} {
		b.Run(name, func(b *testing.B) {
			fonts := fontsOf(b, name)
			for b.Loop() {
				for _, v := range fonts {
					Load(v)
				}
			}
		})
	}
}

func BenchmarkMeaning(b *testing.B) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2021-chromium.pdf", "cjk-predefined.pdf"} {
		b.Run(name, func(b *testing.B) {
			fonts := fontsOf(b, name)
			for b.Loop() {
				for _, v := range fonts {
					f := Load(v)
					for i := range uint32(500) {
						f.char(code{i, 2})
					}
				}
			}
		})
	}
}

// BenchmarkDecode decodes the largest embedded tables.
func BenchmarkDecode(b *testing.B) {
	b.Run("UniGB-UTF32-H", func(b *testing.B) {
		for b.Loop() {
			decodeCMap("UniGB-UTF32-H")
		}
	})
	b.Run("GBK-EUC-H", func(b *testing.B) {
		for b.Loop() {
			decodeCMap("GBK-EUC-H")
		}
	})
}
