package pageimage

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/scan"
	"nianbao/normalize/form"
)

// renderer is shared, because compiling PDFium takes seconds.
var renderer = New(1 << 20)

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../../testdata/fixtures/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decoded(t *testing.T, picture []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// darkShare returns the share of dark pixels in a part of a picture.
func darkShare(m image.Image, part image.Rectangle) float64 {
	dark := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if r, _, _, _ := m.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	return float64(dark) / float64(part.Dx()*part.Dy())
}

// The box that extract gives for a figure must hold ink in the picture, on
// upright and turned pages; else the mark would stand beside its figure.
func TestBoxesHoldInk(t *testing.T) {
	for _, name := range []string{"form2021-libreoffice.pdf", "rotated.pdf", "vertical-rotated.pdf", "encrypted-aes256.pdf", "ofd-2021.ofd", "ofd-2019.ofd"} {
		t.Run(name, func(t *testing.T) {
			data := fixture(t, name)
			doc, err := extract.Read(context.Background(), name, data, extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			cells := 0
			for _, page := range doc.Pages {
				if len(page.Tables) == 0 {
					continue
				}
				p := Page{SHA256: doc.SHA256, Number: page.Number, Rotation: page.Rotation, Width: page.Width, Height: page.Height}
				picture, err := renderer.Picture(context.Background(), p, func() ([]byte, error) {
					return extract.Drawable(context.Background(), name, data, document.Limits{})
				})
				if err != nil {
					t.Fatal(err)
				}
				m := decoded(t, picture)
				if landscape := m.Bounds().Dx() > m.Bounds().Dy(); landscape != (page.Width > page.Height) {
					t.Fatalf("page %d is %v, its picture %v", page.Number, [2]float64{page.Width, page.Height}, m.Bounds())
				}
				for _, g := range page.Glyphs {
					if g.Text < "0" || g.Text > "9" {
						continue
					}
					cells++
					if share := darkShare(m, inPixels(p, g.Box, m.Bounds())); share == 0 {
						t.Errorf("page %d: no ink at the figure %q in %v", page.Number, g.Text, g.Box)
					}
				}
			}
			if cells < 100 {
				t.Fatalf("only %d figures looked at", cells)
			}
		})
	}
}

// The place of a figure of a scan, as it comes into the report, must hold its ink on the
// picture of the page as the file has it: the page was turned and straightened to be
// read, and the picture is not.
func TestPlacesOfScansHoldInk(t *testing.T) {
	if _, err := scan.Auto.Open(); err != nil {
		t.Skip(err)
	}
	const name = "scan-turned.pdf"
	data, err := os.ReadFile("../../../../testdata/scans/" + name)
	if err != nil {
		t.Fatal(err)
	}
	_, report, err := ingest.ReadBytes(t.Context(), name, data)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := extract.Read(t.Context(), name, data, extract.Options{Textless: true})
	if err != nil {
		t.Fatal(err)
	}
	figures := 0
	for _, page := range plain.Pages {
		p := Page{SHA256: plain.SHA256, Number: page.Number, Rotation: page.Rotation, Width: page.Width, Height: page.Height}
		picture, err := renderer.Picture(t.Context(), p, func() ([]byte, error) { return data, nil })
		if err != nil {
			t.Fatal(err)
		}
		m := decoded(t, picture)
		for _, o := range report.Observations {
			if o.Place.Page != page.Number || o.Value == nil {
				continue
			}
			figures++
			// The middle of the cell, where its figure is: no line runs there. The place of a figure of the text is its paragraph.
			x, y := o.Place.Box.CenterX(), o.Place.Box.CenterY()
			box := document.Rect{X0: x - 4, X1: x + 4, Y0: y - 12, Y1: y + 12}
			if form.IsStated(o.Indicator) {
				box = o.Place.Box
			}
			if darkShare(m, inPixels(p, box, m.Bounds())) == 0 {
				t.Errorf("page %d: no ink at %s %s in %v", page.Number, o.Indicator, o.Applicant, o.Place.Box)
			}
		}
	}
	if figures < 150 {
		t.Errorf("only %d figures looked at", figures)
	}
}

// A page of a picture file is shown as it is there: where the scan has ink, its picture has.
func TestPagesOfPictureFiles(t *testing.T) {
	scanned := fixture(t, "../scans/scan-jpeg.pdf")
	data := scanned[bytes.Index(scanned, []byte("\xFF\xD8\xFF")):]
	doc, err := extract.Read(t.Context(), "page.jpg", data, extract.Options{Textless: true})
	if err != nil {
		t.Fatal(err)
	}
	p := Page{SHA256: doc.SHA256, Number: 1, Width: doc.Pages[0].Width, Height: doc.Pages[0].Height}
	shown, err := renderer.Picture(t.Context(), p, func() ([]byte, error) { return data, nil })
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, shown)
	title := darkShare(m, inPixels(p, document.Rect{X0: 90, Y0: 700, X1: 505, Y1: 790}, m.Bounds()))
	margin := darkShare(m, inPixels(p, document.Rect{X0: 5, Y0: 100, X1: 40, Y1: 800}, m.Bounds()))
	if title < 0.02 || margin > 0.01 {
		t.Errorf("%.3f of the title and %.3f of the margin are dark", title, margin)
	}
}

func TestPictureIsDrawnOnce(t *testing.T) {
	data := fixture(t, "department.pdf")
	calls := 0
	p := Page{SHA256: "once", Number: 1, Width: 595, Height: 842}
	for range 2 {
		if _, err := renderer.Picture(context.Background(), p, func() ([]byte, error) { calls++; return data, nil }); err != nil {
			t.Fatal(err)
		}
	}
	if calls != 1 {
		t.Errorf("the document was asked for %d times", calls)
	}
}

func TestFrameStandsAroundTheBox(t *testing.T) {
	p := Page{Number: 1, Width: 595, Height: 842}
	// A box at the lower left of the page is at the lower left of the picture.
	empty, err := Empty(p, document.Rect{X0: 72, Y0: 36, X1: 144, Y1: 72})
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, empty)
	red := func(x, y int) bool { _, g, _, _ := m.At(x, y).RGBA(); return g < 0x4000 }
	bottom := m.Bounds().Dy()
	for _, tc := range []struct {
		name string
		x, y int
		want bool
	}{
		{"left side", 72*120/72 - 4, bottom - 54*120/72, true},
		{"right side", 144*120/72 + 4, bottom - 54*120/72, true},
		{"inside", 100 * 120 / 72, bottom - 54*120/72, false},
		{"top of the page", 100 * 120 / 72, 60, false},
	} {
		if got := red(tc.x, tc.y); got != tc.want {
			t.Errorf("%s: red is %v, want %v", tc.name, got, tc.want)
		}
	}
	marked, err := Marked(empty, p, document.Rect{X0: 72, Y0: 700, X1: 144, Y1: 736})
	if err != nil {
		t.Fatal(err)
	}
	m = decoded(t, marked)
	if y := bottom - 718*120/72; !red(72*120/72-4, y) {
		t.Error("no frame in the marked picture")
	}
}

// A picture of few colours is written with a palette, and no pixel changes; nor
// does one but those of the frame where a box is marked.
func TestPalettesKeepEveryPixel(t *testing.T) {
	for _, tc := range []struct {
		name     string
		colors   int
		paletted bool
	}{{"one colour", 1, true}, {"as many as a palette has beside the frame's", maxColors, true}, {"one more", maxColors + 1, false}, {"many", 5000, false}} {
		t.Run(tc.name, func(t *testing.T) {
			m := image.NewRGBA(image.Rect(0, 0, 120, 90))
			for i := range 120 * 90 {
				n := i * 7 % tc.colors
				m.SetRGBA(i%120, i/120, color.RGBA{uint8(n), uint8(n >> 8), 0x40, 0xff})
			}
			encoded, err := encode(m)
			if err != nil {
				t.Fatal(err)
			}
			marked, err := Marked(encoded, Page{Number: 1, Width: 120, Height: 90}, document.Rect{X0: 40, Y0: 30, X1: 60, Y1: 50})
			if err != nil {
				t.Fatal(err)
			}
			plain, framed := decoded(t, encoded), decoded(t, marked)
			if _, is := plain.(*image.Paletted); is != tc.paletted {
				t.Errorf("a palette: %v, want %v", is, tc.paletted)
			}
			frame := 0
			for y := range 90 {
				for x := range 120 {
					want := m.RGBAAt(x, y)
					if got := color.RGBAModel.Convert(plain.At(x, y)); got != want {
						t.Fatalf("pixel %d, %d is %v, want %v", x, y, got, want)
					}
					switch color.RGBAModel.Convert(framed.At(x, y)) {
					case markColor:
						frame++
					case want:
					default:
						t.Fatalf("marked pixel %d, %d is %v, want %v", x, y, framed.At(x, y), want)
					}
				}
			}
			if outer, inner := 30*30, 24*24; frame != outer-inner {
				t.Errorf("%d pixels of a frame, want %d", frame, outer-inner)
			}
		})
	}
}

func TestCacheHoldsItsBound(t *testing.T) {
	c := newCache(100)
	for i := range 10 {
		c.put(key{page: i}, make([]byte, 30))
		c.get(key{page: 0}) // used all the time
	}
	if c.bytes > 100 || c.recent.Len() != 3 || len(c.entries) != 3 {
		t.Errorf("%d bytes in %d entries", c.bytes, c.recent.Len())
	}
	if _, ok := c.get(key{page: 0}); !ok {
		t.Error("the picture used last is gone")
	}
	if c.put(key{page: 77}, make([]byte, 101)); c.recent.Len() != 3 {
		t.Error("a picture over the bound was kept")
	}
}
