// Package raster is the arithmetic of pictures: a page composed of the pictures on
// it, in shades of gray; the angle by which it lies askew, and the perspective in which it was
// photographed; what of it is ink, by the
// brightness around each pixel; sums over areas; and the pieces in which ink hangs
// together. Pictures come in as images, points as 1/72 inch with the origin at the
// bottom left; what goes out is in pixels with the origin at the top left. It knows
// of neither lines nor characters.
package raster
