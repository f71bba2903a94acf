package scan

// FineBlackAndWhite is the number of pixels an inch from which the thin strokes of
// figures in a table are left whole in black and white: a stroke thinner than half a
// pixel is white, and a 5 without its stem a 3 to every eye. Shades of gray keep it.
const FineBlackAndWhite = 250

// coarseDoubt is the doubt about figures of such pages.
const coarseDoubt = "a coarse scan in black and white, in which thin strokes are lost"

// isBlackAndWhite reports whether a picture has no shades of gray.
func (r *raster) isBlackAndWhite() bool {
	for _, v := range r.pix {
		if v != 0 && v != 255 {
			return false
		}
	}
	return true
}
