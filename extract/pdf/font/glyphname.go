package font

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/extract/character"
)

// The columns of these files are described in glyphs/README.md.
var (
	//go:embed glyphs/glyphs.tsv
	glyphTable string
	//go:embed glyphs/legacy.tsv
	legacyTable string
	//go:embed glyphs/pictorial.tsv
	pictorialTable string
)

// A glyphList is what glyphs.tsv holds.
type glyphList struct {
	text     map[string]string             // by glyph name
	standard [256]string                   // StandardEncoding, "" for none
	widths   map[string]map[string]float64 // by font and text, in 1/1000 em
}

// glyphNames returns the list; it panics at a broken file, which is part of the
// program.
var glyphNames = sync.OnceValue(func() *glyphList {
	list := &glyphList{text: map[string]string{}, widths: map[string]map[string]float64{}}
	var fonts []string
	for i, line := range strings.Split(strings.TrimSuffix(glyphTable, "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if i == 0 {
			fonts = fields[3:]
			for _, font := range fonts {
				list.widths[font] = map[string]float64{}
			}
			continue
		}
		text := string(rune(mustParse(fields[0], 16)))
		list.text[fields[1]] = text
		if fields[2] != "" {
			list.standard[mustParse(fields[2], 10)] = text
		}
		for k, font := range fonts {
			if w := fields[3+k]; w != "" {
				list.widths[font][text] = float64(mustParse(w, 10))
			}
		}
	}
	return list
})

// legacyNames returns what the names stand for that are in the Adobe Glyph List and not in
// the one for new fonts, as "afii10017" and "ff".
var legacyNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, fields := range rowsOf(legacyTable) {
		names[fields[0]] = textOfNumbers(fields[1])
	}
	return names
})

// A pictorialFont is one of the standard 14 with glyphs and an encoding of its own.
type pictorialFont struct {
	encoding [256]string        // by code, "" for none
	text     map[string]string  // by glyph name
	widths   map[string]float64 // by text, in 1/1000 em
}

// pictorialFonts returns Symbol and ZapfDingbats by their names.
var pictorialFonts = sync.OnceValue(func() map[string]*pictorialFont {
	fonts := map[string]*pictorialFont{}
	for _, fields := range rowsOf(pictorialTable) {
		f := fonts[fields[0]]
		if f == nil {
			f = &pictorialFont{text: map[string]string{}, widths: map[string]float64{}}
			fonts[fields[0]] = f
		}
		text := textOfNumbers(fields[3])
		f.text[fields[2]] = text
		f.widths[text] = float64(mustParse(fields[4], 10))
		if fields[1] != "" {
			f.encoding[mustParse(fields[1], 10)] = text
		}
	}
	return fonts
})

// rowsOf returns the fields of a table's rows, without the first.
func rowsOf(table string) [][]string {
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:] {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

// textOfNumbers returns the characters with the hexadecimal numbers, which spaces part.
func textOfNumbers(numbers string) string {
	var b strings.Builder
	for _, n := range strings.Fields(numbers) {
		b.WriteRune(rune(mustParse(n, 16)))
	}
	return b.String()
}

func mustParse(s string, base int) uint64 {
	n, err := strconv.ParseUint(s, base, 32)
	if err != nil {
		panic(err)
	}
	return n
}

// textOfName returns what a glyph's name says it stands for, by the rules of
// the Adobe Glyph List: "three", "three.tnum", "f_i", "uni4E00", "u4E00". A name
// like "g17" says nothing.
func textOfName(name string) (string, bool) {
	name, _, _ = strings.Cut(name, ".")
	var b strings.Builder
	for _, part := range strings.Split(name, "_") {
		if text, ok := glyphNames().text[part]; ok {
			b.WriteString(text)
			continue
		}
		if text, ok := legacyNames()[part]; ok {
			b.WriteString(text)
			continue
		}
		digits, uni := strings.CutPrefix(part, "uni")
		if uni && len(digits) >= 4 && len(digits)%4 == 0 {
			for ; len(digits) > 0; digits = digits[4:] {
				if !appendHex(&b, digits[:4]) {
					return "", false
				}
			}
			continue
		}
		digits, u := strings.CutPrefix(part, "u")
		if !u || len(digits) < 4 || len(digits) > 6 || !appendHex(&b, digits) {
			return "", false
		}
	}
	return b.String(), true
}

func appendHex(b *strings.Builder, digits string) bool {
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || n > utf8.MaxRune || character.IsMeaningless(rune(n)) {
		return false
	}
	b.WriteRune(rune(n))
	return true
}
