package scan

import (
	"image"
	"image/draw"
)

// A table that is wider than the page is high in its text is set, or pasted, turned by 90°: the page, its prose and its
// number stay upright.

// Measures of a page by its width, and shades.
const (
	longRule = 0.25 // a stroke from that length on is a line of a table
	margin   = 0.08 // left blank around what is set anew
	spacing  = 0.02 // between a table and what is above and below it
	printed  = 160  // what is darker is print
)

// setTurned sets pages anew with their tables turned clockwise by 90 or 270 degrees, all of them as small as one must be to have
// room on a page. What no longer fits goes on a page of its own; the number at the foot stays on the first.
func setTurned(pages []*image.Gray, degrees int) []*image.Gray {
	var out []*image.Gray
	scale := 1.0
	for _, p := range pages {
		s := newSetting(p.Rect.Size(), 1)
		for _, t := range tablesOn(p) {
			scale = min(scale, float64(s.page)/float64(t.Dy()), float64(s.bottom-s.top)/float64(t.Dx()))
		}
	}
	for _, p := range pages {
		s := newSetting(p.Rect.Size(), scale)
		foot := p.Rect.Max.Y - int(margin*float64(p.Rect.Dx()))*3/2
		at := 0
		for _, t := range tablesOn(p) {
			s.lines(p, at, t.Min.Y)
			s.table(p, t, degrees)
			at = t.Max.Y
		}
		s.lines(p, at, foot)
		draw.Draw(s.pages[0], image.Rect(0, foot, p.Rect.Max.X, p.Rect.Max.Y), p, image.Pt(0, foot), draw.Src)
		out = append(out, s.pages...)
	}
	return out
}

// A setting is what is set of one page.
type setting struct {
	size            image.Point
	top, y, bottom  int
	pages           []*image.Gray
	blank, page     int // edges of text at either side, and how wide it is
	betweenElements int
	scale           float64 // of tables
}

func newSetting(size image.Point, scale float64) *setting {
	m := int(margin * float64(size.X))
	s := &setting{size: size, top: m, bottom: size.Y - 2*m, blank: m, page: size.X - 2*m, betweenElements: int(spacing * float64(size.X)), scale: scale}
	s.begin()
	return s
}

// begin begins a blank page.
func (s *setting) begin() {
	p := image.NewGray(image.Rectangle{Max: s.size})
	draw.Draw(p, p.Rect, image.White, image.Point{}, draw.Src)
	s.pages, s.y = append(s.pages, p), s.top
}

// put puts a picture on the page, or on the next where there is no room.
func (s *setting) put(im *image.Gray, left int) {
	if s.y+im.Rect.Dy() > s.bottom && s.y > s.top {
		s.begin()
	}
	draw.Draw(s.pages[len(s.pages)-1], im.Rect.Sub(im.Rect.Min).Add(image.Pt(left, s.y)), im, im.Rect.Min, draw.Src)
	s.y += im.Rect.Dy()
}

// lines puts the lines of text between two rows of a page, each as far from the one before as it was.
func (s *setting) lines(p *image.Gray, from, to int) {
	last := -1
	for y := from; y < to; y++ {
		if !hasPrint(p, y) {
			continue
		}
		end := y
		for end < to && hasPrint(p, end) {
			end++
		}
		if last >= 0 {
			s.y += y - last
		}
		s.put(p.SubImage(image.Rect(0, y, p.Rect.Max.X, end)).(*image.Gray), 0)
		y, last = end, end
	}
}

// table puts a table of a page, turned.
func (s *setting) table(p *image.Gray, at image.Rectangle, degrees int) {
	im := image.NewGray(image.Rectangle{Max: at.Size()})
	draw.Draw(im, im.Rect, p, at.Min, draw.Src)
	for range degrees / 90 {
		im = quarter(im)
	}
	if s.scale < 1 {
		im = smaller(im, s.scale)
	}
	s.y += s.betweenElements
	s.put(im, s.blank+(s.page-im.Rect.Dx())/2)
	s.y += s.betweenElements
}

// smaller returns a picture made smaller.
func smaller(im *image.Gray, scale float64) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, int(float64(im.Rect.Dx())*scale), int(float64(im.Rect.Dy())*scale)))
	const parts = 4 // of a pixel, each way, that are averaged
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for k := range parts * parts {
				u := (float64(x) + (float64(k%parts)+0.5)/parts) / scale
				v := (float64(y) + (float64(k/parts)+0.5)/parts) / scale
				sum += int(im.Pix[min(int(v), im.Rect.Dy()-1)*im.Stride+min(int(u), im.Rect.Dx()-1)])
			}
			out.Pix[y*out.Stride+x] = uint8(sum / (parts * parts))
		}
	}
	return out
}

// tablesOn returns where tables are ruled on a page as it is printed, from top to bottom.
func tablesOn(p *image.Gray) []image.Rectangle {
	least := int(longRule * float64(p.Rect.Dx()))
	var list []image.Rectangle
	for y := range p.Rect.Dy() {
		from, to := longest(p, y)
		if to-from < least {
			continue
		}
		row := image.Rect(from, y, to, y+1)
		if n := len(list); n > 0 && (y-list[n-1].Max.Y < 2 || connected(p, list[n-1], y)) {
			list[n-1] = list[n-1].Union(row)
		} else {
			list = append(list, row)
		}
	}
	var tables []image.Rectangle
	for _, t := range list {
		if t.Dy() > least/10 { // no underline
			tables = append(tables, t.Inset(-p.Rect.Dx()/400).Intersect(p.Rect))
		}
	}
	return tables
}

// connected reports whether a line leads down from a table to a row.
func connected(p *image.Gray, table image.Rectangle, row int) bool {
	for x := table.Min.X; x < table.Max.X; x++ {
		y := table.Max.Y
		for y < row && p.Pix[y*p.Stride+x] < printed {
			y++
		}
		if y == row {
			return true
		}
	}
	return false
}

// longest returns the longest stretch of print in a row of pixels.
func longest(p *image.Gray, y int) (from, to int) {
	begin := 0
	for x := 0; x <= p.Rect.Dx(); x++ {
		if x < p.Rect.Dx() && p.Pix[y*p.Stride+x] < printed {
			continue
		}
		if x-begin > to-from {
			from, to = begin, x
		}
		begin = x + 1
	}
	return from, to
}

func hasPrint(p *image.Gray, y int) bool {
	from, to := longest(p, y)
	return to > from
}
