package picture

import (
	"fmt"
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// A look at a picture is by tiles of it, so that it takes the same time for a large one.
const (
	tileSide = 900
	maxTiles = 10
)

// A look is what a picture is like, before anything is read.
type look struct {
	pieces int     // of ink that are as large as characters, counted for the whole picture
	size   float64 // pixels, of a character; 0 where there is none
	paper  float64 // share of the picture that is even, as paper is
}

// What may be a character, or a part of one, in pixels: its larger side.
const (
	smallestPiece = 5
	largestPiece  = tileSide / 6
)

// A picture that holds a report has this many characters, or parts of them, at least, and is
// paper by this share. Pages of reports have 750 or more and 0.8; photographs and logos of web
// sites have less than 100, or are uneven.
const (
	leastPieces = 200
	leastPaper  = 0.5
)

// isWritten reports whether a picture can be that of a report, so that it is worth the time that
// reading it takes.
func (l look) isWritten() bool { return l.pieces >= leastPieces && l.paper >= leastPaper }

// lookAt looks at a picture.
func lookAt(g *image.Gray) look {
	r := &raster.Raster{W: g.Rect.Dx(), H: g.Rect.Dy(), Pix: g.Pix}
	var sizes []int
	even, seen := 0, 0
	for _, tile := range tiles(r.Bounds()) {
		part := r.Part(tile)
		ink := part.Threshold(raster.SolidInk)[0]
		for _, c := range ink.Components(ink.Bounds()) {
			if isPiece(c, ink.Bounds()) {
				sizes = append(sizes, max(c.Box.Dx(), c.Box.Dy()))
			}
		}
		even += evenPixels(part)
		seen += part.W * part.H
	}
	l := look{paper: float64(even) / float64(max(1, seen))}
	if len(sizes) == 0 {
		return l
	}
	l.pieces = len(sizes) * r.W * r.H / seen
	slices.Sort(sizes)
	l.size = float64(sizes[len(sizes)*4/5])
	return l
}

// isPiece reports whether ink has the size and the form of a character, or of a part of one.
func isPiece(c raster.Component, tile image.Rectangle) bool {
	w, h := c.Box.Dx(), c.Box.Dy()
	return max(w, h) >= smallestPiece && max(w, h) <= largestPiece && w <= 4*h && h <= 8*w && c.Box.In(tile.Inset(1))
}

// tiles returns parts of a picture, spread over all of it.
func tiles(all image.Rectangle) []image.Rectangle {
	var list []image.Rectangle
	for y := all.Min.Y; y < all.Max.Y; y += tileSide {
		for x := all.Min.X; x < all.Max.X; x += tileSide {
			list = append(list, image.Rect(x, y, x+tileSide, y+tileSide).Intersect(all))
		}
	}
	if len(list) <= maxTiles {
		return list
	}
	spread := make([]image.Rectangle, maxTiles)
	for i := range spread {
		spread[i] = list[i*(len(list)-1)/(maxTiles-1)]
	}
	return spread
}

// evenStep is by how much two pixels of even paper differ at most: the grain of a sensor and of
// JPEG is less.
const evenStep = 12

// evenPixels counts the pixels that are as bright as that beside them and that below.
func evenPixels(r *raster.Raster) int {
	n := 0
	for y := range r.H {
		for x := range r.W {
			v := int(r.At(x, y))
			if abs(v-int(r.At(min(x+2, r.W-1), y))) <= evenStep && abs(v-int(r.At(x, min(y+2, r.H-1)))) <= evenStep {
				n++
			}
		}
	}
	return n
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}

// describe says why pictures are taken for those of no writing.
func describe(looks []look) string {
	most := look{}
	for _, l := range looks {
		if l.pieces >= most.pieces {
			most = l
		}
	}
	if most.pieces >= leastPieces {
		return fmt.Sprintf("%.0f %% of it is even as paper is, and of a page %.0f %% or more", most.paper*100, leastPaper*100)
	}
	return fmt.Sprintf("it has the ink of %d characters, and that of a report has %d or more", most.pieces, leastPieces)
}
