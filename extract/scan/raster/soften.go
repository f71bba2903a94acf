package raster

// softening are the shares of the pixels beside each other that make a softened one, in 27ths: a
// pixel of 150 dpi, which is two of a sheet, and half of those around it.
var softening = [7]int{1, 3, 6, 7, 6, 3, 1}

// darkening is by how much ink is darker after softening than the mean of its surroundings, in tenths: as dark as before within
// a stroke of two pixels of 150 dpi.
const darkening = 18

// Softened returns the picture with its ink spread over its surroundings: what is left of a thin stroke in black and
// white, with a gap of a pixel or two, is a stroke again, if a paler one.
func (r *Raster) Softened() *Raster {
	const half, rows, whole = len(softening) / 2, len(softening), 27
	out := New(r.W, r.H)
	ink := make([]int, r.W+2*half)
	var spread [rows][]int // the ink of the last rows, each spread across
	for i := range spread {
		spread[i] = make([]int, r.W)
	}
	for y := range r.H + half {
		row := spread[y%rows]
		clear(row)
		if y < r.H {
			for x, gray := range r.row(y) {
				ink[half+x] = 255 - int(gray)
			}
			for i, share := range softening {
				for x, v := range ink[i : i+r.W] {
					row[x] += share * v
				}
			}
		}
		if y < half {
			continue
		}
		to := out.row(y - half)
		for x := range to {
			sum := 0
			for i, share := range softening {
				sum += share * spread[(y+1+i)%rows][x] // the oldest first
			}
			to[x] = uint8(255 - min(255, sum*darkening/(10*whole*whole)))
		}
	}
	return out
}
