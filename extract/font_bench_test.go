package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/ledongthuc/pdf"
)

// fontsOf returns the fonts of a fixture's first page.
func fontsOf(b *testing.B, name string) []pdf.Value {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/fixtures", name))
	if err != nil {
		b.Fatal(err)
	}
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	pages, err := pageList(r, 100)
	if err != nil {
		b.Fatal(err)
	}
	fonts := inherited(pages[0], "Resources").Key("Font")
	var list []pdf.Value
	for _, key := range fonts.Keys() {
		list = append(list, fonts.Key(key))
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
					loadFont(v)
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
					f := loadFont(v)
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

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2021-chromium.pdf", "cjk-predefined.pdf"} {
		data, err := os.ReadFile(filepath.Join("../testdata/fixtures", name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(b.Context(), name, data, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
