package pdf

import (
	"errors"
	"fmt"
	"image"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfcpu hands a picture out as a file: one in shades of gray as a PNG in colours, which takes several times as long to
// pack, and to unpack again, as the picture itself. Most scans are such pictures.

// pagePictures takes the pictures of a page out of a file, by the names that the page has for them.
func pagePictures(file *model.Context, page int) (map[string]image.Image, error) {
	byName := map[string]image.Image{}
	for _, number := range pdfcpu.ImageObjNrs(file, page) {
		object := file.Optimize.ImageObjects[number]
		if object == nil {
			return nil, fmt.Errorf("picture %d of page %d is not in the file", number, page)
		}
		name, named := object.ResourceNames[page-1]
		if !named {
			return nil, fmt.Errorf("picture %d of page %d has no name", number, page)
		}
		gray, err := plainGray(file, object.ImageDict)
		if err != nil {
			return nil, err
		}
		if gray != nil {
			byName[name] = gray
			continue
		}
		packed, err := pdfcpu.ExtractImage(file, object.ImageDict, false, name, number, false)
		if err != nil {
			return nil, err
		}
		if packed == nil {
			continue
		}
		if byName[name], err = decode(*packed); err != nil {
			return nil, err
		}
	}
	return byName, nil
}

// plainFilters are those that leave pixels, one after the other.
var plainFilters = []string{filter.Flate, filter.LZW, filter.CCITTFax, filter.RunLength}

// plainGray returns a picture in shades of gray, or in black and white, that is nothing but its pixels; nil for any other.
func plainGray(file *model.Context, stream *types.StreamDict) (*image.Gray, error) {
	if stream == nil || !isPlainGray(file, stream) {
		return nil, nil
	}
	width, height, bits := stream.IntEntry("Width"), stream.IntEntry("Height"), stream.IntEntry("BitsPerComponent")
	if width == nil || height == nil || bits == nil || *width < 1 || *height < 1 || !slices.Contains([]int{1, 2, 4, 8}, *bits) {
		return nil, nil
	}
	if err := CheckPicture(int64(*width), int64(*height)); err != nil {
		return nil, err
	}
	levels := levelsOf(stream.ArrayEntry("Decode"), *bits)
	if levels == nil {
		return nil, nil
	}
	if err := stream.Decode(); err != nil {
		return nil, fmt.Errorf("a picture that could not be unpacked: %w", err)
	}
	pixels := stream.Content
	if stream.Raw != nil {
		stream.Content = nil // or the pictures of all pages would be kept, unpacked, as long as the file is
	}
	stride := (*width**bits + 7) / 8
	if len(pixels) < stride**height {
		return nil, errors.New("a picture that is cut short")
	}
	im := image.NewGray(image.Rect(0, 0, *width, *height))
	for y := range *height {
		spread(im.Pix[y*im.Stride:y*im.Stride+*width], pixels[y*stride:(y+1)*stride], *bits, levels)
	}
	return im, nil
}

// isPlainGray reports whether a picture has one value for each pixel, which is its gray, and no mask.
func isPlainGray(file *model.Context, stream *types.StreamDict) bool {
	filters := stream.FilterPipeline
	if len(filters) == 0 || !slices.Contains(plainFilters, filters[len(filters)-1].Name) || stream.HasEntry("SMask") {
		return false
	}
	space, found := stream.Find("ColorSpace")
	if !found {
		return filters[len(filters)-1].Name == filter.CCITTFax
	}
	space, err := file.Dereference(space)
	if err != nil {
		return false
	}
	if array, is := space.(types.Array); is && len(array) > 0 && array[0] == types.Name(model.ICCBasedCS) {
		values, err := pdfcpu.ColorSpaceComponents(file.XRefTable, stream)
		return err == nil && values == 1
	}
	return space == types.Name(model.DeviceGrayCS)
}

// levelsOf returns the grays of the values that a pixel can have, as pdfcpu works them out; nil for a range of values that is
// neither all shades, nor these the other way round.
func levelsOf(decode types.Array, bits int) []uint8 {
	from, to := 0.0, 1.0
	if decode != nil {
		from, to = numberAt(decode, 0), numberAt(decode, 1)
	}
	if len(decode) > 2 || from != 1-to || from*to != 0 {
		return nil
	}
	levels := make([]uint8, 1<<bits)
	most := float64(len(levels) - 1)
	for v := range levels {
		levels[v] = uint8((from + float64(v)*(to-from)/most) * most)
		if bits < 8 {
			levels[v] = uint8(float64(levels[v]) * 255 / most)
		}
	}
	return levels
}

// numberAt returns a number of an array, not a number where there is none.
func numberAt(array types.Array, at int) float64 {
	if at < len(array) {
		switch n := array[at].(type) {
		case types.Integer:
			return float64(n.Value())
		case types.Float:
			return n.Value()
		}
	}
	return math.NaN()
}

// spread writes the grays of a row of pixels of so many bits each.
func spread(row []uint8, packed []byte, bits int, levels []uint8) {
	if bits == 8 {
		for x, v := range packed[:len(row)] {
			row[x] = levels[v]
		}
		return
	}
	for x := range row {
		at := x * bits
		row[x] = levels[int(packed[at/8]>>(8-bits-at%8))&(len(levels)-1)]
	}
}
