package render

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"
)

var small = New(Scale{Resolution: 72, MaxPixels: 1_000_000}, time.Minute)

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/fixtures/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A page is as large as its scale makes it, with its own rotation undone or not.
func TestDraw(t *testing.T) {
	for _, tc := range []struct {
		name       string
		file       string
		page       int
		rotation   int
		scale      Scale
		wide, high int
	}{
		{"A4", "department.pdf", 1, 0, Scale{72, 1_000_000}, 595, 842},
		{"A4 turned", "department.pdf", 1, 90, Scale{72, 1_000_000}, 842, 595},
		{"A4 at a higher resolution", "department.pdf", 1, 0, Scale{144, 10_000_000}, 1191, 1684},
		{"no more than so many pixels", "department.pdf", 1, 0, Scale{144, 501_000}, 595, 842},
		{"a page with a rotation, as seen", "rotated.pdf", 2, 90, Scale{72, 1_000_000}, 842, 595},
		{"a page with a rotation, as stored", "rotated.pdf", 2, 0, Scale{72, 1_000_000}, 595, 842},
	} {
		t.Run(tc.name, func(t *testing.T) {
			picture, err := New(tc.scale, time.Minute).Draw(context.Background(), fixture(t, tc.file), tc.page, tc.rotation)
			if err != nil {
				t.Fatal(err)
			}
			if size := picture.Bounds().Size(); size.X != tc.wide || size.Y != tc.high {
				t.Errorf("%v", size)
			}
			dark := 0
			for i := 0; i < len(picture.Pix); i += 4 {
				if picture.Pix[i] < 0x80 {
					dark++
				}
			}
			if dark < 100 {
				t.Errorf("%d dark pixels", dark)
			}
		})
	}
}

func TestPagesThatCannotBeDrawn(t *testing.T) {
	for _, tc := range []struct {
		name string
		data []byte
		page int
		want error
	}{
		{"no such page", fixture(t, "department.pdf"), 99, ErrNoPage},
		{"page 0", fixture(t, "department.pdf"), 0, ErrNoPage},
		{"no PDF", []byte("<html>404</html>"), 1, ErrDamaged},
		{"nothing", nil, 1, ErrDamaged},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := small.Draw(context.Background(), tc.data, tc.page, 0)
			if !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

// A page that takes too long, or is no longer wanted, is given up, and the next one is
// drawn.
func TestDrawingIsGivenUp(t *testing.T) {
	data := fixture(t, "form2021-libreoffice.pdf")
	unwanted, cancel := context.WithCancel(context.Background())
	cancel()
	for _, tc := range []struct {
		name     string
		ctx      context.Context
		renderer *Renderer
	}{
		{"too long", context.Background(), New(small.scale, time.Nanosecond)},
		{"not wanted", unwanted, small},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := tc.renderer.Draw(tc.ctx, data, 1, 0); !errors.Is(err, ErrTimeout) {
				t.Fatalf("got %v, want %v", err, ErrTimeout)
			}
			if _, err := small.Draw(context.Background(), data, 1, 0); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestFontsAreAllThatIsSeen(t *testing.T) {
	fonts := systemFonts()
	for _, name := range []string{"etc/passwd", "etc", "usr/share/doc", "usr/share/fonts/../doc", "home", "usr/share/fontsx"} {
		if f, err := fonts.Open(name); err == nil {
			f.Close()
			t.Errorf("%s can be opened", name)
		}
	}
	for _, name := range []string{".", "usr", "usr/share"} {
		f, err := fonts.Open(name)
		if err != nil {
			t.Error(err)
			continue
		}
		f.Close()
	}
}
