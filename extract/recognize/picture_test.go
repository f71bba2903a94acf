package recognize

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/pdf"
	"nianbao/extract/scan"
)

// Pictures are taken out of the file where they can be, else the page is drawn as it
// is seen; either way they cover it.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name  string
		drawn bool
		size  string // in pixels
	}{
		{"scan-g4", false, "2481x3508"},
		{"scan-jpeg", false, "1654x2339"},
		{"scan-jpx", true, "2479x3508"},
		{"scan-jbig2", true, "2479x3508"},
		{"garbled", true, "2480x3508"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := os.ReadFile("../../testdata/scans/" + c.name + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			doc := new(document.Document)
			if _, err := pdf.Read(t.Context(), doc, data, document.Limits{}.WithDefaults()); err != nil {
				t.Fatal(err)
			}
			p := doc.Pages[0]
			source := FromPDF(data)
			list, drawn, err := source.of(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			if len(list) != 1 || drawn != c.drawn {
				t.Fatalf("%d pictures, drawn %v", len(list), drawn)
			}
			if size := list[0].Image.Bounds().Size(); fmt.Sprintf("%dx%d", size.X, size.Y) != c.size {
				t.Errorf("%v, want %s", size, c.size)
			}
			if box := document.Matrix(list[0].Matrix).Rect(document.Rect{X0: 0, Y0: 0, X1: 1, Y1: 1}); box.Width() < p.Width-1 || box.Height() < p.Height-1 {
				t.Errorf("in %v of a page of %v by %v", box, p.Width, p.Height)
			}
		})
	}
}

// What is too large is refused before it is unpacked.
func TestCheckSize(t *testing.T) {
	for _, c := range []struct {
		name string
		page document.Page
		want string
	}{
		{"A4 at 600 pixels an inch", document.Page{Width: 595, Height: 842, Pictures: []document.Picture{{Width: 4960, Height: 7016}}}, ""},
		{"A3 at 600 pixels an inch", document.Page{Width: 1191, Height: 842, Pictures: []document.Picture{{Width: 9921, Height: 7016}}}, ""},
		{"A4 at 200 pixels an inch, each taken for a point", document.Page{Width: 1654, Height: 2339, Pictures: []document.Picture{{Width: 1654, Height: 2339}}}, ""},
		{"a page of seven metres", document.Page{Width: 20000, Height: 20000}, "a page of 20000 by 20000 points: more than 80000000 pixels of a page at 300 an inch"},
		{"a picture", document.Page{Width: 595, Height: 842, Pictures: []document.Picture{{Width: 20000, Height: 20000}}},
			"a picture of 20000 by 20000: more than 100000000 pixels of a picture"},
		{"a picture of which the number of pixels overflows", document.Page{Width: 595, Height: 842, Pictures: []document.Picture{{Width: 1 << 33, Height: 1 << 33}}},
			"a picture of 8589934592 by 8589934592: more than 100000000 pixels of a picture"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := checkSize(&c.page)
			if c.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || err.Error() != c.want || !errors.Is(err, document.ErrLimit) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

// A drawing does not show any more how coarse the picture was.
func TestCoarsePage(t *testing.T) {
	a4 := document.Matrix{595, 0, 0, 842, 0, 0}
	for name, c := range map[string]struct {
		document.Picture
		want bool
	}{
		"black and white at 200":           {document.Picture{Height: 2339, BlackAndWhite: true, Matrix: a4}, true},
		"black and white at 300":           {document.Picture{Height: 3508, BlackAndWhite: true, Matrix: a4}, false},
		"gray at 200":                      {document.Picture{Height: 2339, Matrix: a4}, false},
		"black and white at 200, sideways": {document.Picture{Height: 2339, BlackAndWhite: true, Matrix: document.Matrix{0, 595, 842, 0, 0, 0}}, true},
	} {
		if got := isCoarser(&document.Page{Pictures: []document.Picture{c.Picture}}, scan.FineBlackAndWhite); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
