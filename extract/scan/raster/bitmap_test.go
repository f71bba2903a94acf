package raster

import (
	"image"
	"math/rand"
	"slices"
	"testing"
)

// What is ink is darker than a share of the mean around it, be it paper, print or the black that surrounds a page.
func TestThreshold(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	r := New(150, 140)
	for i := range r.Pix {
		switch x, y := i%r.W, i/r.W; {
		case x < 9:
			r.Pix[i] = 0
		case y < 70:
			r.Pix[i] = uint8(200 + rng.Intn(56))
		default:
			r.Pix[i] = uint8(rng.Intn(256))
		}
	}
	inked, looked := 0, 0
	list := r.Threshold(SolidInk, FaintInk)
	for y := 0; y < r.H; y += 5 {
		for x := 0; x < r.W; x += 3 {
			around := image.Rect(x-window, y-window, x+window+1, y+window+1).Intersect(r.Bounds())
			sum := 0
			for j := around.Min.Y; j < around.Max.Y; j++ {
				for k := around.Min.X; k < around.Max.X; k++ {
					sum += int(r.At(k, j))
				}
			}
			for i, share := range []float64{SolidInk, FaintInk} {
				want := float64(r.At(x, y)) < share*(float64(sum)/float64(around.Dx()*around.Dy()))
				if list[i].Ink[y*r.W+x] != want {
					t.Fatalf("share %v at %d, %d: %v", share, x, y, !want)
				}
				looked++
				if want {
					inked++
				}
			}
		}
	}
	if inked == 0 || inked == looked {
		t.Errorf("%d of %d are ink", inked, looked)
	}
}

func TestNextInk(t *testing.T) {
	row := make([]bool, 37)
	row[0], row[12], row[13], row[36] = true, true, true, true
	var found []int
	for x := NextInk(row, 0); x < len(row); x = NextInk(row, x+1) {
		found = append(found, x)
	}
	if !slices.Equal(found, []int{0, 12, 13, 36}) {
		t.Errorf("ink at %v", found)
	}
	if x := NextInk(row[:30], 14); x != 30 {
		t.Errorf("none, found at %d", x)
	}
}

func TestTransposed(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	b := NewBitmap(70, 130)
	for i := range b.Ink {
		b.Ink[i] = rng.Intn(5) == 0
	}
	turned := b.Transposed()
	if turned.W != b.H || turned.H != b.W {
		t.Fatalf("%d by %d", turned.W, turned.H)
	}
	for y := range b.H {
		for x := range b.W {
			if turned.Ink[x*turned.W+y] != b.Ink[y*b.W+x] {
				t.Fatalf("at %d, %d", x, y)
			}
		}
	}
}
