package codec

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
)

// describeJPEG reads the segments before the picture (ITU-T T.81, B.1): JFIF and Exif tell the
// resolution, the frame how it is packed.
func describeJPEG(data []byte, c image.Config) description {
	var d description
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == 0xFF { // fill
			at++
			continue
		}
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || length < 2 || at+2+length > len(data) {
			break
		}
		d.segment(marker, data[at+4:at+2+length], c)
		at += 2 + length
	}
	return d
}

func (d *description) segment(marker byte, body []byte, c image.Config) {
	switch {
	case marker == 0xE0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 12 && d.told == Resolution{}:
		r := Resolution{float64(binary.BigEndian.Uint16(body[8:])), float64(binary.BigEndian.Uint16(body[10:]))}
		switch body[7] {
		case 1:
			d.told = r
		case 2:
			d.told = Resolution{r.X * centimetres, r.Y * centimetres}
		}
	case marker == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		told, orientation := exif(body[6:])
		d.orientation = orientation
		if told.X > 0 {
			d.told = told
		}
	case marker == 0xC2: // progressive: all coefficients are held, of four bytes each
		const coefficient = 4
		switch c.ColorModel {
		case color.GrayModel:
			d.bytes = 1 + coefficient
		case color.CMYKModel:
			d.bytes = 4 * (1 + coefficient)
		default:
			d.bytes = 3 * (1 + coefficient)
		}
	}
}

// inchesInMetre is how many inches a metre has.
const inchesInMetre = 100 / centimetres

// describePNG reads the chunks before the picture (PNG, 5.3). An animation begins with a picture
// that stands for it.
func describePNG(data []byte, c image.Config) description {
	var d description
	if len(data) > 28 && data[28] == 1 {
		own, _ := pixelOf(c.ColorModel)
		d.bytes = 2 * own // interlaced: each pass is a picture that is put into the whole
	}
	for at := 8; at+12 <= len(data); {
		length, name := int64(binary.BigEndian.Uint32(data[at:])), string(data[at+4:at+8])
		if name == "IDAT" || int64(at)+12+length > int64(len(data)) {
			break
		}
		body := data[at+8 : at+8+int(length)]
		switch {
		case name == "pHYs" && length == 9 && body[8] == 1:
			d.told = Resolution{float64(binary.BigEndian.Uint32(body)) / inchesInMetre, float64(binary.BigEndian.Uint32(body[4:])) / inchesInMetre}
		case name == "eXIf":
			_, d.orientation = exif(body)
		case name == "acTL" && length == 8:
			d.leftOut = animation(int(binary.BigEndian.Uint32(body)))
		}
		at += 12 + int(length)
	}
	return d
}

// animation says what of an animation is not read.
func animation(pictures int) string {
	if pictures < 2 {
		return ""
	}
	return fmt.Sprintf("the file is an animation of %d pictures, of which the first is read", pictures)
}

// describeGIF counts the pictures (GIF89a, 20): behind the palette stand blocks, each in pieces.
func describeGIF(data []byte, _ image.Config) description {
	palette := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (1 + flags&7)
	}
	pictures := 0
	for at := 13 + palette(data[10]); at < len(data); {
		switch data[at] {
		case 0x21: // an extension
			at += 2
		case 0x2C: // a picture
			if at+10 > len(data) {
				return description{leftOut: animation(pictures)}
			}
			pictures++
			at += 11 + palette(data[at+9])
		default:
			return description{leftOut: animation(pictures)}
		}
		for at < len(data) && data[at] != 0 {
			at += 1 + int(data[at])
		}
		at++
	}
	return description{leftOut: animation(pictures)}
}

// describeBMP reads the pixels a metre of BITMAPINFOHEADER.
func describeBMP(data []byte, _ image.Config) description {
	if len(data) < 46 || binary.LittleEndian.Uint32(data[14:]) < 40 {
		return description{}
	}
	return description{told: Resolution{float64(binary.LittleEndian.Uint32(data[38:])) / inchesInMetre, float64(binary.LittleEndian.Uint32(data[42:])) / inchesInMetre}}
}
