package extract

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
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
			data, err := os.ReadFile("../testdata/scans/" + c.name + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Read(context.Background(), c.name, data, Options{Textless: true})
			if err != nil {
				t.Fatal(err)
			}
			p := doc.Pages[0]
			source := newPictureSource(data)
			list, drawn, err := source.pictures(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			if len(list) != 1 || drawn != c.drawn {
				t.Fatalf("%d pictures, drawn %v", len(list), drawn)
			}
			if size := list[0].Image.Bounds().Size(); fmt.Sprintf("%dx%d", size.X, size.Y) != c.size {
				t.Errorf("%v, want %s", size, c.size)
			}
			if box := matrix(list[0].Matrix).rect(Rect{0, 0, 1, 1}); box.Width() < p.Width-1 || box.Height() < p.Height-1 {
				t.Errorf("in %v of a page of %v by %v", box, p.Width, p.Height)
			}
		})
	}
}

// What is too large is refused before it is unpacked.
func TestCheckSize(t *testing.T) {
	for _, c := range []struct {
		name string
		page Page
		want string
	}{
		{"A4 at 600 pixels an inch", Page{Width: 595, Height: 842, pictures: []picture{{width: 4960, height: 7016}}}, ""},
		{"A3 at 600 pixels an inch", Page{Width: 1191, Height: 842, pictures: []picture{{width: 9921, height: 7016}}}, ""},
		{"A4 at 200 pixels an inch, each taken for a point", Page{Width: 1654, Height: 2339, pictures: []picture{{width: 1654, height: 2339}}}, ""},
		{"a page of seven metres", Page{Width: 20000, Height: 20000}, "a page of 20000 by 20000 points: more than 80000000 pixels of a page at 300 an inch"},
		{"a picture", Page{Width: 595, Height: 842, pictures: []picture{{width: 20000, height: 20000}}},
			"a picture of 20000 by 20000: more than 100000000 pixels of a picture"},
		{"a picture of which the number of pixels overflows", Page{Width: 595, Height: 842, pictures: []picture{{width: 1 << 33, height: 1 << 33}}},
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
			if err == nil || err.Error() != c.want || !errors.Is(err, ErrLimit) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

// A drawing does not show any more how coarse the picture was.
func TestCoarsePage(t *testing.T) {
	a4 := matrix{595, 0, 0, 842, 0, 0}
	for name, c := range map[string]struct {
		picture
		want bool
	}{
		"black and white at 200":           {picture{height: 2339, blackAndWhite: true, matrix: a4}, true},
		"black and white at 300":           {picture{height: 3508, blackAndWhite: true, matrix: a4}, false},
		"gray at 200":                      {picture{height: 2339, matrix: a4}, false},
		"black and white at 200, sideways": {picture{height: 2339, blackAndWhite: true, matrix: matrix{0, 595, 842, 0, 0, 0}}, true},
	} {
		if got := isCoarse(&Page{pictures: []picture{c.picture}}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
