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
	pieces int     // of ink that are as large as characters and stand in lines, counted for the whole picture
	size   float64 // pixels, of a character; 0 where there is none
	paper  float64 // share of the picture that is even, as paper is
	sheets int     // of A4 that stand below each other in a long picture; 0 for none, or where that is not known
}

// What may be a character, or a part of one, in pixels: its larger side.
const (
	smallestPiece = 5
	largestPiece  = tileSide / 6
)

// A picture that holds a report has this many characters, or parts of them, in lines at least, and
// is paper by this share. Pages of reports, of tables alone too, have 180 or more and 0.6;
// photographs, logos and drawings have less than 40 but for a few, or are uneven. At 75 pixels an inch
// a table alone has 65.
const (
	leastPieces = 60
	leastPaper  = 0.5
)

// isWritten reports whether a picture can be that of a report, so that it is worth the time that
// reading it takes.
func (l look) isWritten() bool { return l.pieces >= leastPieces && l.paper >= leastPaper }

// lookAt looks at a picture.
func lookAt(g *image.Gray) look {
	r := &raster.Raster{W: g.Rect.Dx(), H: g.Rect.Dy(), Pix: g.Pix}
	var sizes []int
	lined, even, seen := 0, 0, 0
	for _, tile := range tiles(r.Bounds()) {
		part := r.Part(tile)
		ink := part.Threshold(raster.SolidInk)[0]
		found := pieces(ink)
		for _, box := range found {
			sizes = append(sizes, max(box.Dx(), box.Dy()))
		}
		lined += inLines(found)
		even += evenPixels(part)
		seen += part.W * part.H
	}
	l := look{paper: float64(even) / float64(max(1, seen))}
	if len(sizes) == 0 {
		return l
	}
	l.pieces = lined * r.W * r.H / seen
	slices.Sort(sizes)
	l.size = float64(sizes[len(sizes)*4/5])
	return l
}

// pieces returns the ink that can be characters.
func pieces(ink *raster.Bitmap) []image.Rectangle {
	var list []image.Rectangle
	for _, c := range ink.Components(ink.Bounds()) {
		if isPiece(c, ink.Bounds()) {
			list = append(list, c.Box)
		}
	}
	return list
}

// inLines counts the pieces, sorted from the left, that have another on either side of them, about
// as high as they and close: so stand characters in a line, and little else.
func inLines(pieces []image.Rectangle) int {
	before, behind := make([]bool, len(pieces)), make([]bool, len(pieces))
	for i, a := range pieces {
		for k, b := range pieces[i+1:] {
			if b.Min.X > a.Max.X+2*a.Dy() {
				break
			}
			if isBeside(a, b) {
				behind[i], before[i+1+k] = true, true
			}
		}
	}
	n := 0
	for i := range pieces {
		if before[i] && behind[i] {
			n++
		}
	}
	return n
}

// isBeside reports whether two pieces, the left one first, stand beside each other in a line.
func isBeside(a, b image.Rectangle) bool {
	low, high := min(a.Dy(), b.Dy()), max(a.Dy(), b.Dy())
	middles := abs(a.Min.Y + a.Max.Y - b.Min.Y - b.Max.Y) // twice what they are apart
	return 10*high <= 14*low && 2*middles <= low && b.Min.X >= a.Max.X-1 && b.Min.X-a.Max.X <= high
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

// Paper is even from one block of pixels to the next. The mean of a block has a quarter of the grain
// of a sensor, by which neighbouring pixels differ.
const (
	blockSide = 4
	evenStep  = 10
)

// evenPixels counts the pixels of blocks that are as bright as that beside them and that below.
func evenPixels(r *raster.Raster) int {
	w, h := r.W/blockSide, r.H/blockSide
	means := make([]int, w*h)
	for y := range h * blockSide {
		for x := range w * blockSide {
			means[y/blockSide*w+x/blockSide] += int(r.Pix[y*r.W+x])
		}
	}
	const most = evenStep * blockSide * blockSide
	n := 0
	for y := range h {
		for x := range w {
			v := means[y*w+x]
			if abs(v-means[y*w+min(x+1, w-1)]) <= most && abs(v-means[min(y+1, h-1)*w+x]) <= most {
				n++
			}
		}
	}
	return n * blockSide * blockSide
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
	return fmt.Sprintf("%d characters stand in lines on it, and on that of a report %d or more", most.pieces, leastPieces)
}
