package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand"
	"strings"
	"testing"

	"golang.org/x/image/tiff"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// fill draws a rectangle.
func fill(im draw.Image, r image.Rectangle, c color.Color) {
	draw.Draw(im, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// sheet returns white paper.
func sheet(width, height int) *image.RGBA {
	im := image.NewRGBA(image.Rect(0, 0, width, height))
	fill(im, im.Rect, color.White)
	return im
}

// character draws something like a character: a box with a gap, of the size in pixels.
func character(im draw.Image, x, y, size int, c color.Color) {
	fill(im, image.Rect(x, y, x+size, y+size/6), c)
	fill(im, image.Rect(x, y, x+size/6, y+size), c)
	fill(im, image.Rect(x, y+size-size/6, x+size, y+size), c)
}

// text draws lines of characters from one row to another.
func text(im draw.Image, from, to, size int, c color.Color) {
	for y := from; y+size <= to; y += 2 * size {
		for x := 3 * size; x < im.Bounds().Dx()-4*size; x += size + size/3 {
			character(im, x, y, size, c)
		}
	}
}

// grid draws a table with lines from one row to another, with a character in each cell.
func grid(im draw.Image, from, to, rowHeight, size int) {
	right := im.Bounds().Dx() - 2*size
	for y := from; y <= to; y += rowHeight {
		fill(im, image.Rect(2*size, y, right, y+1), color.Black)
	}
	for x := 2 * size; x < right; x += 8 * size {
		fill(im, image.Rect(x, from, x+1, to), color.Black)
		for y := from; y < to; y += rowHeight {
			character(im, x+3*size, y+(rowHeight-size)/2, size, color.Black)
		}
	}
}

func packed(t testing.TB, im image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) (*File, *document.Document, error) {
	t.Helper()
	kind, err := filekind.Of(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	doc := &document.Document{Path: "a.png"}
	f, err := Read(t.Context(), doc, kind, data, document.Limits{}.WithDefaults())
	return f, doc, err
}

// A page without a resolution is as large as its characters say, one of A4 is of that size, and
// what the file says counts where characters are of a usual size by it.
func TestSizeOfPages(t *testing.T) {
	written := func(width, height, size int) image.Image {
		im := sheet(width, height)
		text(im, 40, height-40, size, color.Black)
		return im
	}
	resolved := func(im image.Image) []byte { // of 72 an inch, as this encoder says
		var b bytes.Buffer
		if err := tiff.Encode(&b, im, nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, c := range map[string]struct {
		data  []byte
		width float64 // points
		told  string
	}{
		"a screen, of 18 pixels":          {packed(t, written(900, 1000, 18)), 900 * usualSize / 18, "does not say"},
		"a page of A4":                    {packed(t, written(1654, 2339, 36)), 595, "does not say"},
		"72 an inch where that can be so": {resolved(written(700, 900, 14)), 700, "enlarged"},
		"72 an inch where it can't be so": {resolved(written(1400, 1500, 40)), 1400 * usualSize / 40, "the file says 72"},
	} {
		t.Run(name, func(t *testing.T) {
			_, doc, err := read(t, c.data)
			if err != nil || len(doc.Pages) != 1 {
				t.Fatal(err)
			}
			if got := doc.Pages[0].Width; got < 0.97*c.width || got > 1.03*c.width {
				t.Errorf("%.0f points wide, want %.0f", got, c.width)
			}
			if w := doc.Warnings; len(w) != 1 || w[0].Code != "picture-size" || !strings.Contains(w[0].Message, c.told) {
				t.Errorf("%v", w)
			}
		})
	}
}

// A long picture is cut in the white between paragraphs and not through a table that has room on a
// page; one that has not is cut along its lines, which are on both pages.
func TestLongPictures(t *testing.T) {
	const size = 16
	for name, c := range map[string]struct {
		table  [2]int // from and to which row
		height int
		cut    bool
	}{
		"a table with room on a page": {[2]int{1800, 2800}, 4400, false},
		"one without":                 {[2]int{300, 6300}, 6600, true},
	} {
		t.Run(name, func(t *testing.T) {
			im := sheet(900, c.height)
			text(im, 60, c.table[0]-60, size, color.Black)
			grid(im, c.table[0], c.table[1], 50, size)
			text(im, c.table[1]+60, c.height-40, size, color.Black)
			f, doc, err := read(t, packed(t, im))
			if err != nil || len(f.pages) < 2 {
				t.Fatal(f, err)
			}
			cuts := 0 // through the table
			for i, p := range f.pages {
				next := c.height
				if i+1 < len(f.pages) {
					next = f.pages[i+1].box.Min.Y
				}
				if overlap := p.box.Max.Y - next; overlap < 0 || overlap > 3 {
					t.Errorf("page %d ends at %d, and the next begins at %d", i+1, p.box.Max.Y, next)
				}
				if i+1 == len(f.pages) {
					continue
				}
				if next < c.table[0] || next > c.table[1] {
					continue
				}
				if cuts++; (next-c.table[0])%50 != 0 {
					t.Errorf("page %d ends at %d, in a row", i+1, p.box.Max.Y)
				}
			}
			if cuts > 0 != c.cut {
				t.Errorf("the table is cut %d times", cuts)
			}
			if w := doc.Warnings[1]; w.Code != "picture-cut" || !strings.Contains(w.Message, fmt.Sprintf("%d pages", len(f.pages))) {
				t.Errorf("%v", w)
			}
		})
	}
}

// Three pages of A4 below each other are three pages, unless something printed runs from one to the
// next.
func TestSheets(t *testing.T) {
	const width, height = 827, 1169 // of A4 at 100 an inch
	im := sheet(width, 3*height)
	for i := range 3 {
		text(im, i*height+100, i*height+1000, 16, color.Black)
	}
	_, doc, err := read(t, packed(t, im))
	if err != nil || len(doc.Pages) != 3 {
		t.Fatalf("%d pages, %v", len(doc.Pages), err)
	}
	for _, p := range doc.Pages {
		if p.Width < 590 || p.Width > 600 || p.Height < 837 || p.Height > 847 {
			t.Errorf("a page of %.0f by %.0f points", p.Width, p.Height)
		}
	}
	grid(im, height-60, height+40, 50, 16)
	_, doc, err = read(t, packed(t, im))
	if err != nil || len(doc.Pages) == 3 && doc.Pages[0].Height < 847 {
		t.Errorf("cut through a table: %d pages, %v", len(doc.Pages), err)
	}
}

// Photographs and logos are refused before anything is read.
func TestPicturesWithoutWriting(t *testing.T) {
	noise, random := sheet(900, 700), rand.New(rand.NewSource(1))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Intn(256))
	}
	logo := sheet(600, 600)
	fill(logo, image.Rect(100, 100, 500, 500), color.RGBA{200, 20, 20, 255})
	for name, im := range map[string]image.Image{"noise": noise, "a logo": logo, "white": sheet(800, 800)} {
		if _, _, err := read(t, packed(t, im)); !errors.Is(err, document.ErrNoWriting) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Text in red is read by its brightness; a red seal over black text vanishes.
func TestColours(t *testing.T) {
	red := color.RGBA{255, 0, 0, 255}
	printed := sheet(800, 900)
	text(printed, 40, 600, 16, color.Black)
	text(printed, 600, 800, 16, red)
	sealed := sheet(800, 900)
	text(sealed, 40, 800, 16, color.Black)
	for x := range 5 {
		for y := range 5 {
			character(sealed, 400+x*25, 410+y*25, 16, red)
		}
	}
	for name, c := range map[string]struct {
		im   *image.RGBA
		at   image.Point
		dark bool
	}{"print": {printed, image.Pt(50, 601), true}, "a seal": {sealed, image.Pt(401, 411), false}} {
		f, doc, err := read(t, packed(t, c.im))
		if err != nil {
			t.Fatal(name, err)
		}
		list, err := f.Of(doc.Pages[0])
		if err != nil || len(list) != 1 {
			t.Fatal(name, err)
		}
		if got := list[0].At(c.at.X, c.at.Y).(color.Gray).Y < 128; got != c.dark {
			t.Errorf("%s is dark: %v", name, got)
		}
	}
}

// A page is drawn as it is in the file, in its colours.
func TestDraw(t *testing.T) {
	im := sheet(800, 4000)
	text(im, 40, 3960, 16, color.RGBA{0, 0, 200, 255})
	data := packed(t, im)
	f, doc, err := read(t, data)
	if err != nil || len(doc.Pages) < 2 {
		t.Fatal(f, err)
	}
	last := len(doc.Pages)
	box := f.pages[last-1].box
	drawn, err := Draw(t.Context(), data, last, func(float64, float64) (int, int) { return box.Dx(), box.Dy() })
	if err != nil {
		t.Fatal(err)
	}
	for y := box.Min.Y; y < box.Max.Y; y += 7 {
		for x := 0; x < box.Dx(); x += 11 {
			if got, want := drawn.RGBAAt(x, y-box.Min.Y), im.RGBAAt(x, y); got != want {
				t.Fatalf("at %d, %d of the file: %v, want %v", x, y, got, want)
			}
		}
	}
	if _, err := Draw(t.Context(), data, last+1, nil); err == nil {
		t.Error("a page that the file does not have is drawn")
	}
}

// What looking at a long picture costs, before anything is read: 12 million pixels.
func BenchmarkRead(b *testing.B) {
	im := sheet(1080, 12000)
	for y := 0; y < 11000; y += 2000 {
		text(im, y+60, y+900, 16, color.Black)
		grid(im, y+1000, y+1900, 50, 16)
	}
	data := packed(b, im)
	b.SetBytes(1080 * 12000)
	for b.Loop() {
		if _, _, err := read(b, data); err != nil {
			b.Fatal(err)
		}
	}
}
