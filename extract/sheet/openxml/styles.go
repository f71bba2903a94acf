package openxml

import (
	"strconv"

	"nianbao/extract/sheet/numberformat"
)

// A style is what matters here of how cells look.
type style struct {
	format  string
	ruled   bool
	amended bool
	size    float64
	bold    bool
}

type side struct {
	Style string `xml:"style,attr"`
}

func (s side) isDrawn() bool { return s.Style != "" && s.Style != "none" }

// readStyles reads how cells look: the formats of numbers, fonts, lines, and how they are put
// together.
func (r *reader) readStyles(name string) error {
	var sheet struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Fonts []struct {
			Strike *value `xml:"strike"`
			Raised *value `xml:"vertAlign"`
			Bold   *value `xml:"b"`
			Size   *value `xml:"sz"`
		} `xml:"fonts>font"`
		Borders []struct {
			Left   side `xml:"left"`
			Right  side `xml:"right"`
			Top    side `xml:"top"`
			Bottom side `xml:"bottom"`
		} `xml:"borders>border"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
			Font   int `xml:"fontId,attr"`
			Border int `xml:"borderId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := r.decode(name, &sheet); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range sheet.Formats {
		codes[f.ID] = f.Code
	}
	for _, c := range sheet.Cells {
		s := style{format: numberformat.BuiltIn(c.Format)}
		if code, own := codes[c.Format]; own {
			s.format = code
		}
		if c.Font >= 0 && c.Font < len(sheet.Fonts) {
			f := sheet.Fonts[c.Font]
			s.amended = f.Strike.isOn() || f.Raised != nil && f.Raised.Value != "baseline"
			s.bold = f.Bold.isOn()
			if f.Size != nil {
				s.size, _ = strconv.ParseFloat(f.Size.Value, 64)
			}
		}
		if c.Border >= 0 && c.Border < len(sheet.Borders) {
			b := sheet.Borders[c.Border]
			s.ruled = b.Left.isDrawn() || b.Right.isDrawn() || b.Top.isDrawn() || b.Bottom.isDrawn()
		}
		if err := r.budget.Object(); err != nil {
			return err
		}
		r.styles = append(r.styles, s)
	}
	return nil
}

// A value is an element that says what it has to say in its attribute val.
type value struct {
	Value string `xml:"val,attr"`
}

// isOn reports whether a property is there and not switched off.
func (v *value) isOn() bool { return v != nil && (v.Value == "" || isTrue(v.Value)) }

// style returns the one of a number, the plain one for a number without any.
func (r *reader) style(number int) style {
	if number < 0 || number >= len(r.styles) {
		return style{}
	}
	return r.styles[number]
}
