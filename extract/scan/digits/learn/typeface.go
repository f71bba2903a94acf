package main

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"nianbao/extract/scan/digits"
)

// A typeface is a font that has all characters of figures.
type typeface struct {
	name   string
	font   *sfnt.Font
	buffer sfnt.Buffer
	height float64 // of its 8, in em
}

// load opens the fonts below a directory, in the order of their names: those with
// all characters of figures, and digits of one height.
func load(dir string) ([]*typeface, error) {
	var list []*typeface
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !slices.Contains([]string{".ttf", ".otf", ".ttc"}, strings.ToLower(filepath.Ext(path))) {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		collection, err := opentype.ParseCollection(data)
		if err != nil {
			return nil // a font of another kind
		}
		if font, err := collection.Font(0); err == nil {
			t := &typeface{name: filepath.Base(path), font: font}
			if t.usable() {
				list = append(list, t)
			}
		}
		return nil
	})
	return list, err
}

const em = 1000 // units of outlines

func (t *typeface) outline(r rune) (sfnt.Segments, bool) {
	g, err := t.font.GlyphIndex(&t.buffer, r)
	if err != nil || g == 0 {
		return nil, false
	}
	s, err := t.font.LoadGlyph(&t.buffer, g, fixed.I(em), nil)
	return slices.Clone(s), err == nil && len(s) > 0
}

func (t *typeface) usable() bool {
	low, high := math.Inf(1), 0.0
	for _, r := range digits.Characters {
		s, ok := t.outline(r)
		if !ok {
			return false
		}
		if b := s.Bounds(); '0' <= r && r <= '9' {
			h := float64(b.Max.Y-b.Min.Y) / 64 / em
			low, high = min(low, h), max(high, h)
			if r == '8' {
				t.height = h
			}
		}
	}
	return high > 0.3 && high < 1 && low > 0.85*high
}
