package extract

import (
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2021-chromium.pdf", "cjk-predefined.pdf", "sheet-plain.xlsx", "sheet-plain.xls", "ofd-2021.ofd"} {
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
