package model

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// installed returns the model, or skips the test.
func installed(t *testing.T) *Model {
	t.Helper()
	m, err := Installed()
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// printed returns a line in the font Go Mono.
func printed(t *testing.T, text string) *raster.Raster {
	t.Helper()
	f, err := opentype.Parse(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 40, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	sheet := image.NewGray(image.Rect(0, 0, 24*len(text)+8, 40))
	draw.Draw(sheet, sheet.Rect, image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: sheet, Src: image.Black, Face: face, Dot: fixed.P(4, 34)}
	d.DrawString(text)
	return raster.FromImage(sheet)
}

func textOf(words []reading.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	m := installed(t)
	var cache *reading.Cache
	texts := []string{"1234567", "89", "-12.5", "1,203", "6325", "47", "8"}
	words := make([][]reading.Word, len(texts))
	figures := make([][]reading.Word, len(texts))
	var tasks []Task
	for i, text := range texts {
		tasks = append(tasks, Task{printed(t, text), cache.Open("", raster.New(1, 1)), &words[i], &figures[i]})
	}
	if err := m.Read(t.Context(), tasks); err != nil {
		t.Fatal(err)
	}
	for i, want := range texts {
		if got := textOf(figures[i]); got != want {
			t.Errorf("%q is read as %q (%q)", want, got, textOf(words[i]))
		}
		// Alone it is read to the same likelihoods.
		var alone, figure []reading.Word
		if err := m.Read(t.Context(), []Task{{tasks[i].Picture, cache.Open("", raster.New(1, 1)), &alone, &figure}}); err != nil {
			t.Fatal(err)
		}
		if textOf(figure) != textOf(figures[i]) || textOf(alone) != textOf(words[i]) {
			t.Errorf("%q: alone %q", want, textOf(figure))
		}
	}
}

// What is known of a page is not read again, and an end is heeded.
func TestReadKnown(t *testing.T) {
	m := installed(t)
	r := printed(t, "12")
	var cache *reading.Cache
	page := cache.Open("", r)
	page.Add(Task{Picture: r}.key("text"), []reading.Word{{Text: "known"}})
	page.Add(Task{Picture: r}.key("figure"), nil)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	var words []reading.Word
	if err := m.Read(ended, []Task{{Picture: r, Page: page, Words: &words}}); err != nil || textOf(words) != "known" {
		t.Errorf("%q, %v", textOf(words), err)
	}
	if err := m.Read(ended, []Task{{Picture: printed(t, "3"), Page: page, Words: &words}}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// A model that is cut short, of another kind, or with a list of other characters is an error.
func TestOpenBroken(t *testing.T) {
	installed(t)
	in, err := Find(Folder())
	if err != nil {
		t.Fatal(err)
	}
	weights, err := os.ReadFile(in.Weights)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"nothing":   {},
		"garbage":   []byte(strings.Repeat("none of this is a model ", 100)),
		"half":      weights[:len(weights)/2],
		"all but 1": weights[:len(weights)-1],
	} {
		if _, err := Open(Installation{in.Library, put(t, data, dir, "rec.onnx"), in.Dictionary}); err == nil || !strings.Contains(err.Error(), "rec.onnx") {
			t.Errorf("%s: %v", name, err)
		}
	}
	short := put(t, []byte("甲\n乙\n"), dir, "keys.txt")
	if _, err := Open(Installation{in.Library, in.Weights, short}); err == nil || !strings.Contains(err.Error(), "characters") {
		t.Errorf("another list: %v", err)
	}
	if _, err := Open(Installation{put(t, []byte("\x7fELF"), dir, "libonnxruntime.so"), in.Weights, in.Dictionary}); err == nil {
		t.Error("another library beside the one that is loaded: no error")
	}
}

// The known model is known, and another one, by a byte, is not.
func TestVersion(t *testing.T) {
	m := installed(t)
	if !strings.Contains(m.Version(), "onnxruntime ") || !strings.Contains(m.Version(), "model ") {
		t.Error(m.Version())
	}
	if m.Known() != (m.Name() == "PP-OCRv4") {
		t.Errorf("%q, known %v", m.Name(), m.Known())
	}
}
