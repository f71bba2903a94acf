package codec

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
)

// page is a picture of 30 by 20 pixels, white with a black corner at the top left.
func page() *image.Gray {
	im := image.NewGray(image.Rect(0, 0, 30, 20))
	draw.Draw(im, im.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(im, image.Rect(0, 0, 8, 8), image.Black, image.Point{}, draw.Src)
	return im
}

func encoded(t testing.TB, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, page(), nil) })
}

func asPNG(t testing.TB) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, page()) })
}

func asTIFF(t testing.TB) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, page(), nil) })
}

// deepPage is page in shades of 16 bits.
func deepPage() *image.Gray16 {
	im := image.NewGray16(page().Rect)
	draw.Draw(im, im.Rect, page(), image.Point{}, draw.Src)
	return im
}

// inks is a JPEG in cyan, magenta, yellow and black, as printers' programs write it: 16 by 16 pixels,
// with a black corner.
//
//go:embed testdata/inks.jpg
var inks []byte

func isDark(im image.Image, x, y int) bool {
	return color.GrayModel.Convert(im.At(x, y)).(color.Gray).Y < 128
}

// inserted puts bytes into others.
func inserted(data []byte, at int, more ...byte) []byte {
	return bytes.Join([][]byte{data[:at], more, data[at:]}, nil)
}

// exifSegment is that of a JPEG which says how the picture was held.
func exifSegment(orientation byte) []byte {
	tags := "MM\x00*\x00\x00\x00\x08" + "\x00\x01" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00" + "\x00\x00\x00\x00"
	return append([]byte{0xFF, 0xE1, 0, byte(2 + 6 + len(tags))}, "Exif\x00\x00"+tags...)
}

func chunk(name string, body ...byte) []byte {
	named := append([]byte(name), body...)
	return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(len(body))), named, binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(named)))
}

// jpegOf gives a JPEG another size, in its frame.
func jpegOf(width, height uint16, data []byte) []byte {
	data = bytes.Clone(data)
	at := max(bytes.Index(data, []byte{0xFF, 0xC0}), bytes.Index(data, []byte{0xFF, 0xC2}))
	binary.BigEndian.PutUint16(data[at+5:], height)
	binary.BigEndian.PutUint16(data[at+7:], width)
	return data
}

// progressiveJPEG is one in colours whose frame says that it is sent in passes.
func progressiveJPEG(t testing.TB) []byte {
	colours := image.NewRGBA(page().Rect)
	data := encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, colours, nil) })
	data[bytes.Index(data, []byte{0xFF, 0xC0})+1] = 0xC2
	return data
}

// animatedWebP is an animation of pictures of 30 by 20 pixels, each as its own chunk has it.
func animatedWebP(pictures ...[]byte) []byte {
	const size = "\x1d\x00\x00\x13\x00\x00" // each less 1, in three bytes
	all := append([]byte("WEBP"), webpChunk("VP8X", []byte("\x02\x00\x00\x00"+size))...)
	for _, p := range pictures {
		frame := slices.Concat([]byte("\x00\x00\x00\x00\x00\x00"+size+"\x64\x00\x00\x00"), p)
		all = append(all, webpChunk("ANMF", frame)...)
	}
	return webpChunk("RIFF", all)
}

// Chunks of pictures without loss, of 30 by 20 pixels: page, and one that is black.
const (
	losslessPage  = "VP8L\x1e\x00\x00\x00\x2f\x1d\xc0\x04\x00\x0f\x30\xff\xf3\x3f\xff\xf3\x1f\x78\x20\x13\x86\xd0\x4c\xff\x54\xbb\x49\x10\xd1\xff\x08\xdd\xdc\x01"
	losslessBlack = "VP8L\x0e\x00\x00\x00\x2f\x1d\xc0\x04\x00\x07\x10\x11\xfd\x0f\x44\x44\xff\x03"
)

func TestWhatHeadersSay(t *testing.T) {
	const behindIHDR = 33
	for name, c := range map[string]struct {
		kind filekind.ID
		data []byte
		want Frame
		left string
	}{
		"a JPEG that says nothing": {filekind.JPEG, asJPEG(t), Frame{Width: 30, Height: 20}, ""},
		"JFIF":                     {filekind.JPEG, inserted(asJPEG(t), 2, []byte("\xFF\xE0\x00\x10JFIF\x00\x01\x01\x01\x00\xC8\x01\x2C\x00\x00")...), Frame{Width: 30, Height: 20, Told: Resolution{200, 300}}, ""},
		"JFIF in centimetres":      {filekind.JPEG, inserted(asJPEG(t), 2, []byte("\xFF\xE0\x00\x10JFIF\x00\x01\x01\x02\x00\x64\x00\x64\x00\x00")...), Frame{Width: 30, Height: 20, Told: Resolution{254, 254}}, ""},
		"JFIF with a ratio alone":  {filekind.JPEG, inserted(asJPEG(t), 2, []byte("\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")...), Frame{Width: 30, Height: 20}, ""},
		"held on its side":         {filekind.JPEG, inserted(asJPEG(t), 2, exifSegment(6)...), Frame{Width: 20, Height: 30}, ""},
		"a PNG of 300 an inch":     {filekind.PNG, inserted(asPNG(t), behindIHDR, chunk("pHYs", 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1)...), Frame{Width: 30, Height: 20, Told: Resolution{299.9994, 299.9994}}, ""},
		"an animation":             {filekind.PNG, inserted(asPNG(t), behindIHDR, chunk("acTL", 0, 0, 0, 3, 0, 0, 0, 0)...), Frame{Width: 30, Height: 20}, "an animation of 3 pictures"},
		"an animation in WebP":     {filekind.WebP, animatedWebP([]byte(losslessPage), []byte(losslessBlack)), Frame{Width: 30, Height: 20}, "an animation of 2 pictures"},
		"a PNG of 16 bits":         {filekind.PNG, encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, deepPage()) }), Frame{Width: 30, Height: 20}, ""},
		"a JPEG of four inks":      {filekind.JPEG, inks, Frame{Width: 16, Height: 16}, ""},
		"a bitmap":                 {filekind.BMP, encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, page()) }), Frame{Width: 30, Height: 20}, ""},
		"a TIFF":                   {filekind.TIFF, asTIFF(t), Frame{Width: 30, Height: 20, Told: Resolution{72, 72}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Open(c.kind, c.data)
			if err != nil || len(f.Frames) != 1 {
				t.Fatal(f, err)
			}
			got := f.Frames[0]
			near := func(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }
			if got.Width != c.want.Width || got.Height != c.want.Height || !near(got.Told.X, c.want.Told.X) || !near(got.Told.Y, c.want.Told.Y) {
				t.Errorf("%d by %d, %v; want %d by %d, %v", got.Width, got.Height, got.Told, c.want.Width, c.want.Height, c.want.Told)
			}
			if c.left == "" != (f.LeftOut == "") || !strings.Contains(f.LeftOut, c.left) {
				t.Errorf("left out: %q", f.LeftOut)
			}
			im, err := got.Decode()
			if err != nil || im.Bounds().Dx() != c.want.Width || im.Bounds().Dy() != c.want.Height {
				t.Fatalf("unpacked: %v", err)
			}
			if !isDark(im, 2, 2) && name != "held on its side" || isDark(im, c.want.Width-3, c.want.Height-3) {
				t.Error("its corner at the top left, and no other, is black in the file")
			}
		})
	}
}

// The corner that is black in the file is, as the picture is seen, where its orientation says.
func TestOrientations(t *testing.T) {
	for orientation, want := range map[byte]string{1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left", 5: "top left", 6: "top right", 7: "bottom right", 8: "bottom left", 9: "top left"} {
		f, err := Open(filekind.JPEG, inserted(asJPEG(t), 2, exifSegment(orientation)...))
		if err != nil {
			t.Fatal(err)
		}
		im, err := f.Frames[0].Decode()
		if err != nil {
			t.Fatal(err)
		}
		size := im.Bounds().Size()
		for at, p := range map[string]image.Point{"top left": {2, 2}, "top right": {size.X - 3, 2}, "bottom left": {2, size.Y - 3}, "bottom right": {size.X - 3, size.Y - 3}} {
			black := isDark(im, p.X, p.Y)
			if black != (at == want) {
				t.Errorf("orientation %d: %s is black: %v, want it at the %s", orientation, at, black, want)
			}
		}
	}
}

// twoPages is a TIFF of two pages and, between them, a small copy of the first: the directories of
// three files of one page, one behind the other, each leading to the next.
func twoPages(t testing.TB) []byte {
	var all []byte
	last := 4 // where the offset of the next directory goes
	for i, size := range []int{30, 10, 40} {
		im := image.NewGray(image.Rect(0, 0, size, 20))
		data := encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, im, nil) })
		order := binary.LittleEndian
		base := uint32(len(all))
		first := order.Uint32(data[4:])
		n := int(order.Uint16(data[first:]))
		for k := range n {
			e := data[int(first)+2+12*k:]
			size := typeSize[order.Uint16(e[2:])] * order.Uint32(e[4:])
			switch tag := order.Uint16(e); {
			case tag == tagStripOffsets, size > 4:
				order.PutUint32(e[8:], order.Uint32(e[8:])+base)
			case tag == tagWidth && i == 1: // NewSubfileType comes before it; a copy needs no width here
				order.PutUint16(e, tagSubfile)
				order.PutUint16(e[2:], 4)
				order.PutUint32(e[8:], subfileCopy)
			}
		}
		order.PutUint32(data[int(first)+2+12*n:], 0)
		all = append(all, data...)
		order.PutUint32(all[last:], base+first)
		last = int(base) + int(first) + 2 + 12*n
	}
	return all
}

func TestPagesOfTIFF(t *testing.T) {
	f, err := Open(filekind.TIFF, twoPages(t))
	if err != nil {
		t.Fatal(err)
	}
	var widths []int
	for _, frame := range f.Frames {
		im, err := frame.Decode()
		if err != nil {
			t.Fatal(err)
		}
		widths = append(widths, im.Bounds().Dx())
	}
	if len(widths) != 2 || widths[0] != 30 || widths[1] != 40 {
		t.Errorf("pages of widths %v, want 30 and 40", widths)
	}
}

// stripsOfJPEG is a TIFF of one page in two strips of JPEG, as scanners write it.
func stripsOfJPEG(t testing.TB) []byte {
	strip := func(v uint8) []byte {
		im := image.NewGray(image.Rect(0, 0, 16, 8))
		draw.Draw(im, im.Rect, image.NewUniform(color.Gray{v}), image.Point{}, draw.Src)
		return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, im, nil) })
	}
	one, two := strip(40), strip(200)
	const entries, directory = 8, 8
	values := directory + 2 + entries*12 + 4
	strips := values + 16
	b := append([]byte("II*\x00"), directory, 0, 0, 0, entries, 0)
	order := binary.LittleEndian
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(order.AppendUint32(b, count), value)
	}
	entry(tagWidth, 4, 1, 16)
	entry(tagLength, 4, 1, 16)
	entry(tagBits, 4, 1, 8)
	entry(tagCompression, 4, 1, jpegCompression)
	entry(tagPhotometric, 4, 1, photometricBlackIsZero)
	entry(tagStripOffsets, 4, 2, uint32(values))
	entry(tagRowsPerStrip, 4, 1, 8)
	entry(tagStripBytes, 4, 2, uint32(values+8))
	b = append(b, 0, 0, 0, 0)
	for _, v := range []int{strips, strips + len(one), len(one), len(two)} {
		b = order.AppendUint32(b, uint32(v))
	}
	return append(append(b, one...), two...)
}

func TestStripsOfJPEG(t *testing.T) {
	f, err := Open(filekind.TIFF, stripsOfJPEG(t))
	if err != nil {
		t.Fatal(err)
	}
	im, err := f.Frames[0].Decode()
	if err != nil {
		t.Fatal(err)
	}
	gray := im.(*image.Gray)
	if gray.Rect.Dy() != 16 || gray.GrayAt(3, 3).Y != 40 || gray.GrayAt(3, 12).Y != 200 {
		t.Errorf("%v, %d above and %d below", gray.Rect, gray.GrayAt(3, 3).Y, gray.GrayAt(3, 12).Y)
	}
}

// What is too large, damaged or of an unknown packing is refused before anything is unpacked, or
// with the reason.
func TestRefusals(t *testing.T) {
	withSize := func(w, h uint32) []byte {
		data := asPNG(t)
		binary.BigEndian.PutUint32(data[16:], w)
		binary.BigEndian.PutUint32(data[20:], h)
		return inserted(data[:29], 29, binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(data[12:29]))...)
	}
	loop := asTIFF(t)
	first := binary.LittleEndian.Uint32(loop[4:])
	binary.LittleEndian.PutUint32(loop[int(first)+2+12*int(binary.LittleEndian.Uint16(loop[first:])):], first)
	animated := encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, page(), nil) })
	for name, c := range map[string]struct {
		kind   filekind.ID
		data   []byte
		reason error
		words  string
	}{
		"a PNG as large as a house":              {filekind.PNG, withSize(60000, 60000), document.ErrLimit, "a picture of 60000 by 60000: more than 100000000 pixels of a picture"},
		"a TIFF whose pages circle":              {filekind.TIFF, loop, nil, "lead back to themselves"},
		"a large TIFF":                           {filekind.TIFF, []byte("II+\x00\x08\x00\x00\x00"), document.ErrUnsupported, "BigTIFF"},
		"the head of a TIFF alone":               {filekind.TIFF, []byte("II*\x00\x08\x00\x00\x00"), nil, "it ends too early"},
		"a picture of a telephone":               {filekind.HEIF, []byte("\x00\x00\x00\x18ftypheic"), document.ErrUnsupported, "save it as JPEG or PNG"},
		"an animation of nothing":                {filekind.WebP, animatedWebP(), nil, "it ends too early"},
		"a JPEG of 120 megapixels":               {filekind.JPEG, jpegOf(12000, 10000, asJPEG(t)), document.ErrLimit, "a picture of 12000 by 10000: more than 100000000 pixels of a picture"},
		"a JPEG that is unpacked twice its size": {filekind.JPEG, jpegOf(9990, 10000, progressiveJPEG(t)), document.ErrLimit, "bytes of a picture, unpacked"},
		"half a JPEG":                            {filekind.JPEG, asJPEG(t)[:300], nil, "it ends too early"},
		"half a GIF":                             {filekind.GIF, animated[:len(animated)/2], nil, "it ends too early"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Open(c.kind, c.data)
			if err == nil {
				_, err = f.Frames[0].Decode()
			}
			if err == nil || c.reason != nil && !errors.Is(err, c.reason) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestSize(t *testing.T) {
	if w, h, ok := Size(bytes.NewReader(asPNG(t))); !ok || w != 30 || h != 20 {
		t.Errorf("%d by %d, %v", w, h, ok)
	}
	if _, _, ok := Size(strings.NewReader("a text")); ok {
		t.Error("a text has a size")
	}
}

// Whatever the bytes are, opening and unpacking them ends, and in an error where they are damaged.
func FuzzOpen(f *testing.F) {
	for _, data := range [][]byte{asJPEG(f), inserted(asJPEG(f), 2, exifSegment(6)...), asPNG(f), twoPages(f), stripsOfJPEG(f),
		encoded(f, func(b *bytes.Buffer) error { return gif.Encode(b, page(), nil) }),
		encoded(f, func(b *bytes.Buffer) error { return bmp.Encode(b, page()) })} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, err := filekind.Of(bytes.NewReader(data), int64(len(data)))
		if err != nil || kind.Holds != filekind.Picture {
			return
		}
		file, err := Open(kind.ID, data)
		if err != nil {
			return
		}
		for _, frame := range file.Frames {
			if frame.Width*frame.Height > 1<<20 {
				continue // unpacking takes long, and is the library's
			}
			if im, err := frame.Decode(); err == nil && (im.Bounds().Dx() > frame.Width || im.Bounds().Dy() > frame.Height) {
				t.Errorf("%v unpacked of %d by %d", im.Bounds(), frame.Width, frame.Height)
			}
		}
	})
}
