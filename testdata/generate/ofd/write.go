package ofd

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
)

// millimetres are those of a point.
const millimetres = 25.4 / 72

// thickness of lines in points.
const thickness = 0.5

// A writer writes the members of one file.
type writer struct {
	Hand
	last  int            // number that was given out
	fonts map[string]int // numbers by names
	units []string       // composite objects
}

// number gives out the next number of an object.
func (w *writer) number() int {
	w.last++
	return w.last
}

// Write returns the archive.
func (h Hand) Write(title string, sheets []Sheet) []byte {
	w := &writer{Hand: h, fonts: map[string]int{}}
	members := map[string]string{}
	var pages, templates strings.Builder
	for i, s := range sheets {
		front := func(furniture bool) (t []Text, l []Line) {
			for _, x := range s.Texts {
				if x.Furniture == furniture {
					t = append(t, x)
				}
			}
			for _, x := range s.Lines {
				if x.Furniture == furniture {
					l = append(l, x)
				}
			}
			return t, l
		}
		area := fmt.Sprintf("<Area><PhysicalBox>0 0 %s %s</PhysicalBox></Area>", mm(s.Wide), mm(s.High))
		template, body := "", s
		if w.Template {
			common := Sheet{Wide: s.Wide, High: s.High}
			common.Texts, common.Lines = front(true)
			body.Texts, body.Lines = front(false)
			at, id := fmt.Sprintf("Tpls/Tpl_%d/Content.xml", i), w.number()
			members["Doc_0/"+at] = w.markup("Page", area+w.content(common))
			fmt.Fprintf(&templates, `<TemplatePage ID="%d" BaseLoc="%s"/>`, id, at)
			template = fmt.Sprintf(`<Template TemplateID="%d" ZOrder="Background"/>`, id)
		}
		at := fmt.Sprintf("Pages/Page_%d/Content.xml", i)
		members["Doc_0/"+at] = w.markup("Page", area+template+w.content(body))
		fmt.Fprintf(&pages, `<Page ID="%d" BaseLoc="%s"/>`, w.number(), at)
	}
	var fonts strings.Builder
	for _, name := range slices.Sorted(maps.Keys(w.fonts)) {
		fmt.Fprintf(&fonts, `<Font ID="%d" FontName="%s" Charset="unicode"/>`, w.fonts[name], name)
	}
	res := "<Fonts>" + fonts.String() + "</Fonts>"
	if len(w.units) > 0 {
		res += "<CompositeGraphicUnits>" + strings.Join(w.units, "") + "</CompositeGraphicUnits>"
	}
	members["Doc_0/PublicRes.xml"] = w.markup(`Res BaseLoc="Res"`, res)
	members["Doc_0/Document.xml"] = w.markup("Document", fmt.Sprintf(`<CommonData><MaxUnitID>%d</MaxUnitID><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><PublicRes>PublicRes.xml</PublicRes>%s</CommonData><Pages>%s</Pages>`, w.last, templates.String(), pages.String()))
	members["OFD.xml"] = w.markup(`OFD Version="1.1" DocType="OFD"`, "<DocBody><DocInfo><DocID>00000000000000000000000000000001</DocID><Title>"+escaped(title)+"</Title><Creator>nianbao fixtures</Creator></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>")
	return archive(members)
}

// archive packs members, OFD.xml first, always into the same bytes.
func archive(members map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := slices.Sorted(maps.Keys(members))
	slices.SortStableFunc(names, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	for _, name := range names {
		m, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC)})
		if err != nil {
			panic(err) // to memory
		}
		m.Write([]byte(members[name])) // to memory, which does not fail
	}
	z.Close()
	return b.Bytes()
}

// markup returns a member with a root element, the names of which get the usual prefix.
func (w *writer) markup(root, content string) string {
	name, _, _ := strings.Cut(root, " ")
	text := "<" + root + ">" + content + "</" + name + ">"
	if w.Prefixless {
		return `<?xml version="1.0" encoding="UTF-8"?>` + strings.Replace(text, "<"+name, "<"+name+` xmlns="http://www.ofdspec.org/2016"`, 1)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "<", "<ofd:"), "<ofd:/", "</ofd:")
	return `<?xml version="1.0" encoding="UTF-8"?>` + strings.Replace(text, "<ofd:"+name, "<ofd:"+name+` xmlns:ofd="http://www.ofdspec.org/2016"`, 1)
}

// content returns the layers of a sheet.
func (w *writer) content(s Sheet) string {
	var body, front strings.Builder
	for _, b := range s.Boxes {
		body.WriteString(w.box(s, b))
	}
	body.WriteString(w.lines(s))
	for _, t := range s.Texts {
		to := &body
		if t.Figure && w.Foreground {
			to = &front
		}
		to.WriteString(w.text(s, t))
	}
	layer := func(kind, objects string) string {
		if w.Blocks {
			objects = fmt.Sprintf(`<PageBlock ID="%d"><PageBlock ID="%d">%s</PageBlock></PageBlock>`, w.number(), w.number(), objects)
		}
		return fmt.Sprintf(`<Layer ID="%d" Type="%s">%s</Layer>`, w.number(), kind, objects)
	}
	layers := layer("Body", body.String())
	if front.Len() > 0 {
		layers = layer("Foreground", front.String()) + layers // the type says which is in front
	}
	return "<Content>" + layers + "</Content>"
}

// lines draws the lines of a sheet, as paths or by composite objects.
func (w *writer) lines(s Sheet) string {
	var b strings.Builder
	for _, l := range s.Lines {
		left, top := min(l.X0, l.X1), s.High-max(l.Y0, l.Y1)
		wide, high := math.Abs(l.X1-l.X0), math.Abs(l.Y1-l.Y0)
		const half = thickness / 2
		attrs, data := "", ""
		switch {
		case w.Fills && l.Dash == "":
			data = fmt.Sprintf(`<FillColor Value="0 0 0"/><AbbreviatedData>M 0 0 L %[1]s 0 L %[1]s %[2]s L 0 %[2]s C</AbbreviatedData>`, mm(wide+thickness), mm(high+thickness))
			attrs = `Stroke="false" Fill="true"`
		default:
			data = fmt.Sprintf(`<StrokeColor Value="0 0 0"/><AbbreviatedData>M %s %s L %s %s</AbbreviatedData>`, mm(half), mm(half), mm(wide+half), mm(high+half))
			attrs = fmt.Sprintf(`LineWidth="%s"`, mm(thickness))
			if l.Dash != "" {
				var lengths []string
				for _, d := range strings.Fields(l.Dash) {
					var points float64
					fmt.Sscan(d, &points) // a literal of this program
					lengths = append(lengths, mm(points))
				}
				attrs += fmt.Sprintf(` DashPattern="%s"`, strings.Join(lengths, " "))
			}
		}
		boundary := fmt.Sprintf("%s %s %s %s", mm(left-half), mm(top-half), mm(wide+thickness), mm(high+thickness))
		if !w.Composite {
			fmt.Fprintf(&b, `<PathObject ID="%d" Boundary="%s" %s>%s</PathObject>`, w.number(), boundary, attrs, data)
			continue
		}
		unit := w.number()
		w.units = append(w.units, fmt.Sprintf(`<CompositeGraphicUnit ID="%d" Width="%s" Height="%s"><Content><PathObject ID="%d" Boundary="0 0 %[2]s %[3]s" %[5]s>%[6]s</PathObject></Content></CompositeGraphicUnit>`,
			unit, mm(wide+thickness), mm(high+thickness), w.number(), attrs, data))
		fmt.Fprintf(&b, `<CompositeObject ID="%d" Boundary="%s" ResourceID="%d"/>`, w.number(), boundary, unit)
	}
	return b.String()
}

func (w *writer) box(s Sheet, b Box) string {
	wide, high := b.X1-b.X0, b.Y1-b.Y0
	paint := fmt.Sprintf(`LineWidth="%s"`, mm(thickness))
	colour := `<StrokeColor Value="0 0 0"/>`
	if b.Filled {
		paint = `Stroke="false" Fill="true"`
		colour = fmt.Sprintf(`<FillColor Value="%[1]d %[1]d %[1]d"/>`, int(math.Round(b.Gray*255)))
	}
	return fmt.Sprintf(`<PathObject ID="%d" Boundary="%s %s %[4]s %[5]s" %[6]s>%[7]s<AbbreviatedData>M 0 0 L %[4]s 0 L %[4]s %[5]s L 0 %[5]s C</AbbreviatedData></PathObject>`,
		w.number(), mm(b.X0), mm(s.High-b.Y1), mm(wide), mm(high), paint, colour)
}

// mm writes a length in millimetres.
func mm(points float64) string { return decimal(points * millimetres) }

func decimal(v float64) string {
	s := strings.TrimRight(fmt.Sprintf("%.4f", v), "0")
	return strings.TrimSuffix(s, ".")
}

func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) // to memory, which does not fail
	return b.String()
}
