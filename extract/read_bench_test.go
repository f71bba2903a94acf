package extract

import (
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"form2021-libreoffice.pdf", "form2021-chromium.pdf", "cjk-predefined.pdf", "sheet-plain.xlsx", "sheet-plain.xls", "ofd-2021.ofd", "word-2021.docx", "doc-2021.doc", "rtf-2021.rtf", "archive-2021.mht"} {
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
