//go:build ignore

// Makes alike.txt: go run normalize/likeness/generate.go, from the root of the
// repository. It draws each character of GB 2312 in Noto Sans CJK (SIL Open Font License
// 1.1, Debian package fonts-noto-cjk) and compares the pictures of those that names of
// places are of with all.
package main

import (
	"cmp"
	"fmt"
	"image"
	"image/draw"
	"log"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	out   = "normalize/likeness/alike.txt"
	size  = 48 // pixels of a drawing
	side  = 12 // of what is compared
	least = 0.55
	// A part must be more like the whole of another: it is a smaller thing.
	leastOfPart = 0.72
	most        = 10
)

const typeface = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

// simplified is the number of the Simplified Chinese face in that collection.
const simplified = 2

// common is how many characters are in the first level of GB 2312, which comes first.
const common = 3755

type vector []float32

// A glyph is a character's pictures: the whole, and what is left without its left,
// right, upper or lower third.
type glyph struct {
	char  rune
	whole vector
	parts [4]vector
}

func main() {
	log.SetFlags(0)
	chars := gb2312()
	glyphs := make([]glyph, len(chars))
	face := open(typeface)
	for i, c := range chars {
		add(&glyphs[i], face, c)
	}
	places := names()
	lines := make([]string, len(glyphs))
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.NumCPU() {
		group.Go(func() {
			for i := range next {
				lines[i] = near(glyphs, i)
			}
		})
	}
	for i := range glyphs {
		if i < common || strings.ContainsRune(places, chars[i]) {
			next <- i
		}
	}
	close(next)
	group.Wait()
	var text strings.Builder
	for _, line := range lines {
		if line != "" {
			text.WriteString(line + "\n")
		}
	}
	if err := os.WriteFile(out, []byte(text.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// names returns the table of regions.
func names() string {
	var all []byte
	for _, name := range []string{"regions.csv", "former.csv"} {
		text, err := os.ReadFile("normalize/gazetteer/regions/" + name)
		if err != nil {
			log.Fatal(err)
		}
		all = append(all, text...)
	}
	return string(all)
}

// gb2312 lists the characters of GB 2312 in its order.
func gb2312() []rune {
	var list []rune
	decoder := simplifiedchinese.GBK.NewDecoder()
	for row := 0xB0; row <= 0xF7; row++ {
		for col := 0xA1; col <= 0xFE; col++ {
			text, err := decoder.String(string([]byte{byte(row), byte(col)}))
			if c := []rune(text); err == nil && len(c) == 1 && c[0] >= 0x4E00 && c[0] <= 0x9FFF {
				list = append(list, c[0])
			}
		}
	}
	return list
}

func open(name string) font.Face {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	collection, err := opentype.ParseCollection(data)
	if err != nil {
		log.Fatal(err)
	}
	f, err := collection.Font(simplified)
	if err != nil {
		log.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		log.Fatal(err)
	}
	return face
}

// add draws the character and appends what is compared to its vectors.
func add(g *glyph, face font.Face, c rune) {
	g.char = c
	page := image.NewGray(image.Rect(0, 0, 2*size, 2*size))
	d := font.Drawer{Dst: page, Src: image.White, Face: face, Dot: fixed.P(size/2, size*3/2)}
	d.DrawString(string(c))
	box := ink(page, page.Rect)
	g.whole = sample(page, box)
	third := func(n int) int { return n * 36 / 100 }
	w, h := third(box.Dx()), third(box.Dy())
	for i, part := range []image.Rectangle{
		{image.Pt(box.Min.X+w, box.Min.Y), box.Max}, {box.Min, image.Pt(box.Max.X-w, box.Max.Y)},
		{image.Pt(box.Min.X, box.Min.Y+h), box.Max}, {box.Min, image.Pt(box.Max.X, box.Max.Y-h)},
	} {
		g.parts[i] = sample(page, ink(page, part))
	}
}

// ink returns the box of what is drawn within another.
func ink(page *image.Gray, within image.Rectangle) image.Rectangle {
	var box image.Rectangle
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if page.GrayAt(x, y).Y > 64 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	// What is very flat or narrow stays so: 一 is no square.
	if d := box.Dx()/3 - box.Dy(); d > 0 {
		box.Min.Y, box.Max.Y = box.Min.Y-d/2, box.Max.Y+d/2
	}
	if d := box.Dy()/3 - box.Dx(); d > 0 {
		box.Min.X, box.Max.X = box.Min.X-d/2, box.Max.X+d/2
	}
	return box
}

// sample brings a box to the size that is compared, a little blurred, with mean 0 and
// length 1.
func sample(page *image.Gray, box image.Rectangle) vector {
	if box.Empty() {
		return make(vector, side*side)
	}
	cut := image.NewGray(image.Rect(0, 0, box.Dx(), box.Dy()))
	draw.Draw(cut, cut.Rect, page, box.Min, draw.Src)
	v := make(vector, side*side)
	reach := 0.9 / side
	for j := range side {
		for i := range side {
			x0, x1 := (float64(i)+0.5)/side-reach, (float64(i)+0.5)/side+reach
			y0, y1 := (float64(j)+0.5)/side-reach, (float64(j)+0.5)/side+reach
			sum, n := 0, 0
			for y := int(y0 * float64(box.Dy())); y <= int(y1*float64(box.Dy())); y++ {
				for x := int(x0 * float64(box.Dx())); x <= int(x1*float64(box.Dx())); x++ {
					sum += int(cut.GrayAt(x, y).Y)
					n++
				}
			}
			v[j*side+i] = float32(sum) / float32(max(n, 1))
		}
	}
	mean, length := float32(0), 0.0
	for _, x := range v {
		mean += x / float32(len(v))
	}
	for i := range v {
		v[i] -= mean
		length += float64(v[i]) * float64(v[i])
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(max(length, 1e-9)))
	}
	return v
}

func (v vector) like(w vector) float64 {
	sum := float32(0)
	for i, x := range v {
		sum += x * w[i]
	}
	return float64(sum)
}

// near writes a character and those that a picture of it can be taken for.
func near(glyphs []glyph, at int) string {
	type pair struct {
		char rune
		like float64
	}
	var list []pair
	g := glyphs[at]
	for i, other := range glyphs {
		if i == at {
			continue
		}
		like := g.whole.like(other.whole)
		if like < least {
			like = 0
		}
		for _, part := range g.parts {
			if l := part.like(other.whole); l >= leastOfPart {
				like = max(like, l*least/leastOfPart)
			}
		}
		if like > 0 {
			list = append(list, pair{other.char, like})
		}
	}
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	if len(list) == 0 {
		return ""
	}
	line := string(g.char)
	for _, p := range list[:min(len(list), most)] {
		line += string(p.char)
	}
	if os.Getenv("SHOW") != "" {
		line = string(g.char)
		for _, p := range list[:min(len(list), most)] {
			line += fmt.Sprintf(" %c%.2f", p.char, p.like)
		}
	}
	return line
}
