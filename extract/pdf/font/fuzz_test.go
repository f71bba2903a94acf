package font

import (
	"bytes"
	"os"
	"testing"

	"nianbao/extract/character"
)

// Whatever a file holds, its CMaps and fonts are read within bounds.

func FuzzCMap(f *testing.F) {
	f.Add([]byte("begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0031> <0002> <d840dc87> endbfchar endcmap"), "\x00\x01\x00\x02")
	f.Add([]byte("1 beginbfrange <0000> <ffff> <fffd> endbfrange 1 beginbfrange <10> <20> [<0031> <0032>] endbfrange"), "\x10\x11")
	f.Add([]byte("/GBK-EUC-V usecmap /WMode 1 def 1 begincidrange <a3b1> <a3b9> 830 endcidrange 1 begincidchar <31> 70000 endcidchar"), "\xc4\xea\xa3\xb11")
	f.Add([]byte("/UniGB-UTF16-H usecmap 2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange 1 begincidrange <8140> <ffffffff> -1 endcidrange"), "\xd8\x40\xdc\x87")
	f.Add([]byte("begincidrange <00000000> <ffffffff> 0 endcidrange begincidrange <10> <1000> 5 endcidrange"), "\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, data []byte, shown string) {
		m := parseCMap(data)
		fo := &Font{encoding: m, toUnicode: m, wrongMap: !m.says(), Unit: 0.001, known: map[code]Char{}, embedded: true}
		left := len(shown)
		fo.Chars(shown, func(c Char) {
			if c.Text == "" {
				t.Errorf("a code without a text; U+FFFD is due")
			}
			left--
		})
		if left < 0 {
			t.Error("more codes than bytes")
		}
	})
}

func FuzzFontProgram(f *testing.F) {
	for _, path := range []string{"testdata/boxes.ttf", "testdata/boxes.otf"} {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	// One table "cmap" with a subtable of format 12 of which one group covers all
	// of Unicode, and one of format 4 whose segments overlap.
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x28" +
		"\x00\x00\x00\x01\x00\x03\x00\x0a\x00\x00\x00\x0c" +
		"\x00\x0c\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\x00\x00\x00\x10\xff\xff\x00\x00\x00\x01"))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x2c" +
		"\x00\x00\x00\x01\x00\x03\x00\x01\x00\x00\x00\x0c" +
		"\x00\x04\x00\x20\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\xff\xfe\xff\xff\x00\x00\x00\x00\x00\x20\x00\x01\x00\x01\x00\x00\x00\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := readProgram(bytes.NewReader(data))
		if err != nil {
			return
		}
		if len(p.meanings) > maxMappings {
			t.Errorf("%d mappings", len(p.meanings))
		}
		for _, of := range p.meanings {
			for _, m := range p.drawnFor(of.glyph) {
				if m.glyph != of.glyph || character.IsMeaningless(m.character) {
					t.Errorf("glyph %d is drawn for %U", of.glyph, m.character)
				}
			}
		}
	})
}
