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

// isSmallPicture reports whether what goes by the name is a picture too small for a report, by its
// header.
func isSmallPicture(name string, open func() (io.ReadCloser, error)) bool {
	if !hasExtension(name, pictures...) {
		return false
	}
	r, err := open()
	if err != nil {
		return false // the reading will tell
	}
	defer r.Close()
	width, height, ok := codec.Size(r)
	return ok && (width*height < leastPixels || min(width, height) < leastSide)
}

// isSmallFile is isSmallPicture for a file.
func isSmallFile(path string) bool {
	return isSmallPicture(path, func() (io.ReadCloser, error) { return os.Open(ingest.FileName(path)) })
}
