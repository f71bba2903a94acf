package source

import (
	"io"
	"os"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
	"nianbao/extract/picture/codec"
)

// pictures are the extensions of pictures. A folder that a browser saved, or a copy of a site, is
// full of those that are none of a report.
var pictures = filekind.Extensions(filekind.Picture)

// A picture that holds a report has this many pixels at least, and so many on its shorter side: a
// table of form 2021 with characters of ten pixels, the smallest that can be read, has 250,000.
const (
	leastPixels = 250_000
	leastSide   = 400
)

// pictureHead is how many bytes of a picture have its size, behind what cameras put before it.
const pictureHead = 64 << 10

// headOf returns how many bytes of a member are looked at before it is taken.
func headOf(name string) int {
	if hasExtension(name, pictures...) {
		return pictureHead
	}
	return headLength
}

// isSmallPicture reports whether what goes by the name is a picture too small for a report, by its
// header.
func isSmallPicture(name string, r io.Reader) bool {
	if !hasExtension(name, pictures...) {
		return false
	}
	width, height, ok := codec.Size(r)
	return ok && (width*height < leastPixels || min(width, height) < leastSide)
}

// isSmallFile is isSmallPicture for a file.
func isSmallFile(path string) bool {
	if !hasExtension(path, pictures...) {
		return false
	}
	file, err := os.Open(ingest.FileName(path))
	if err != nil {
		return false // the reading will tell
	}
	defer file.Close()
	return isSmallPicture(path, file)
}
