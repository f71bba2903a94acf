package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/character"
	"nianbao/extract/pdf/syntax"
)

// A marked is a piece of marked content (ISO 32000-1, 14.6).
type marked struct {
	actual string // its ActualText, "" for none
	first  int    // how many glyphs stood before it
	off    bool   // it is not shown
	// watermark is set where it says that it is one (ISO 32000-1, 14.8.2.2.2).
	watermark bool
}

const maxMarked = 512 // pieces in one another

func (in *interpreter) beginMarked(args []syntax.Token, resources *resources) {
	if len(in.marked) == maxMarked {
		in.unmarked++
		return
	}
	m := marked{first: len(in.glyphs)}
	if len(args) == 2 {
		if args[0].Text == "OC" && args[1].Kind == syntax.KindName && in.optional != nil {
			m.off = in.optional.isOff(resources.entry("Properties", args[1].Text))
		}
		switch properties := args[1]; properties.Kind {
		case syntax.KindDict:
			for i := 0; i+1 < len(properties.Items); i += 2 {
				if properties.Items[i].Text == "ActualText" && properties.Items[i+1].Kind == syntax.KindString {
					m.actual = syntax.TextString(properties.Items[i+1].Text)
				}
			}
		case syntax.KindName:
			m.actual = syntax.TextString(syntax.Unpadded(resources.entry("Properties", properties.Text).Key("ActualText").RawString()))
		}
	}
	m.watermark = len(args) == 2 && args[0].Text == "Artifact" && isWatermark(args[1])
	if m.off {
		in.off++
	}
	if m.watermark {
		in.watermark++
	}
	in.marked = append(in.marked, m)
}

// isWatermark reports whether the properties of an artifact say that it is one.
func isWatermark(properties syntax.Token) bool {
	for i := 0; i+1 < len(properties.Items); i += 2 {
		if properties.Items[i].Text == "Subtype" && properties.Items[i+1].Text == "Watermark" {
			return true
		}
	}
	return false
}

// endMarked gives the glyphs of a piece of which the font says nothing the
// meaning that the piece's ActualText says, where it is plain which one has
// which. Of glyphs with a meaning it changes none: what is drawn counts.
func (in *interpreter) endMarked() {
	n := len(in.marked)
	if n == 0 {
		return
	}
	if in.unmarked > 0 {
		in.unmarked--
		return
	}
	m := in.marked[n-1]
	in.marked = in.marked[:n-1]
	if m.off {
		in.off--
	}
	if m.watermark {
		in.watermark--
	}
	if m.first >= len(in.glyphs) || !character.IsMeaningful(m.actual) {
		return
	}
	glyphs := in.glyphs[m.first:]
	actual := strings.Join(strings.Fields(m.actual), "") // spaces make no glyph
	texts := strings.Split(actual, "")
	if len(glyphs) == 1 {
		texts = []string{actual} // a ligature
	}
	if len(texts) != len(glyphs) {
		return
	}
	for i := range glyphs {
		if g := &glyphs[i]; (g.Text == character.Replacement || character.IsPrivate(g.Text)) && texts[i] != "" {
			g.Text = character.Clean(texts[i])
			in.unmapped--
		}
	}
}

// An optionalContent tells which groups of optional content are off as the document
// opens (ISO 32000-1, 8.11). Groups are known by the text of their dictionaries.
type optionalContent struct {
	off     map[string]bool
	on      map[string]bool
	baseOff bool
}

func optionalContentOf(root pdf.Value) *optionalContent {
	v := root.Key("OCProperties").Key("D")
	if v.Kind() != pdf.Dict {
		return nil
	}
	o := &optionalContent{map[string]bool{}, map[string]bool{}, v.Key("BaseState").Name() == "OFF"}
	add := func(to map[string]bool, list pdf.Value) {
		for i := 0; i < list.Len() && i < maxGroups; i++ {
			to[list.Index(i).String()] = true
		}
	}
	add(o.off, v.Key("OFF"))
	add(o.on, v.Key("ON"))
	return o
}

// maxGroups is how many groups of one list are looked at.
const maxGroups = 1000

// isOff reports whether content of a group, or of a membership dictionary, is not shown.
func (o *optionalContent) isOff(v pdf.Value) bool {
	if o == nil || v.Kind() != pdf.Dict {
		return false
	}
	if v.Key("Type").Name() != "OCMD" {
		key := v.String()
		return o.off[key] || o.baseOff && !o.on[key]
	}
	groups := v.Key("OCGs")
	if groups.Kind() == pdf.Dict {
		return o.isOff(groups)
	}
	on, off := 0, 0
	for i := 0; i < groups.Len() && i < maxGroups; i++ {
		if o.isOff(groups.Index(i)) {
			off++
		} else {
			on++
		}
	}
	if on+off == 0 {
		return false
	}
	switch v.Key("P").Name() {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return on > 0
	}
	return on == 0
}
