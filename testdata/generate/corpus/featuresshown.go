package corpus

import (
	"fmt"

	"nianbao/testdata/generate/compose"
	"nianbao/testdata/generate/font"
)

// inked sets how marks become operators.
func inked(set func(*compose.Ink)) func(*plan) { return func(p *plan) { set(&p.ink) } }

var showingFeatures = []feature{
	{"digits-td", "each digit placed by itself", "glyphs", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Glyphs = "Td" })},
	{"digits-tj", "digits kerned in TJ arrays", "glyphs", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Glyphs = "TJ" })},
	{"order-figures-first", "the content stream shows figures before labels", "order", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Order = "figures" })},
	{"order-columns", "the content stream shows tables column by column", "order", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Order = "columns" })},
	{"order-random", "the content stream shows lines in random order", "order", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Order = "random" })},
	{"clip-lines", "a clip rectangle round each line of text", "", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Clip = true })},
	{"overprint-bold", "bold by showing each text twice with a small offset", "", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Bold = true })},
	{"form-xobject", "the page is a form XObject with a matrix of its own", "", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Form = true })},
	{"ctm-scaled", "units of a tenth of a point", "", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Unit = 0.1 })},
	{"ctm-flipped", "y runs down the page", "", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Flipped = true })},
	{"text-matrix", "sizes in the text matrix", "", false, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Matrix = true })},
}

// faceName returns the name of the next font.
func (p *plan) faceName() string { return fmt.Sprintf("F%d", len(p.faces)) }

// keep adds a font to the plan's. A missing file is reported when the plan is
// carried out.
func (p *plan) keep(f *font.Typeface, err error) *font.Typeface {
	if err != nil {
		p.missing = err
	}
	p.faces = append(p.faces, f)
	return f
}

func (p *plan) embed(s font.SubsetStyle) *font.Typeface {
	s.Mapped = p.rng.Intn(2) == 0
	return p.keep(font.Embedded(p.faceName(), s, p.rng))
}

func (p *plan) predefine(base, cmap string) *font.Typeface {
	return p.keep(font.Predefined(p.faceName(), base, cmap))
}

// subset sets labels, and often the prose, in an embedded subset.
func subset(form font.UnicodeForm, twins map[rune]rune) func(*plan) {
	return func(p *plan) {
		s := font.SubsetStyle{Base: "ARPLUMingCN", Outlines: font.UMing, Form: form, Twins: twins}
		switch p.rng.Intn(3) {
		case 0:
			s.Base, s.Outlines = "WenQuanYiZenHei", font.ZenHei
		case 1:
			s.Base, s.Outlines = "ARPLUKaiCN", font.UKai
		}
		p.face(p.embed(s))
	}
}

func named(base, cmap string) func(*plan) {
	return func(p *plan) { p.face(p.predefine(base, cmap)) }
}

// typeset replaces the face of the body and the tables in the office and the
// browser.
func typeset(face string) func(*plan) {
	return func(p *plan) { p.edits = append(p.edits, [2]string{"AR PL UMing CN", face}) }
}

// face sets the labels in a font, and often the prose.
func (p *plan) face(f *font.Typeface) {
	p.look.Label = f
	if p.look.Prose == nil && p.rng.Intn(3) > 0 {
		p.look.Prose = f
	}
}

// kangxi are radicals and compatibility ideographs that ToUnicode maps of
// some producers say in place of the characters that look the same.
var kangxi = map[rune]rune{
	'一': '⼀', '二': '⼆', '八': '⼋', '十': '⼗', '人': '⼈', '大': '⼤', '工': '⼯', '小': '⼩', '文': '⽂', '方': '⽅', '日': '⽇', '月': '⽉',
	'自': '⾃', '行': '⾏', '力': '⼒', '无': '⽆', '长': '⻓', '见': '⻅', '理': '\uf9e4', '不': '\uf967', '利': '\uf9dd', '年': '\uf98e', '律': '\uf9d8',
	'料': '\uf9be', '更': '\uf901', '度': '\ufa01', '六': '\uf9d1', '量': '\uf97e',
}

var fontFeatures = []feature{
	{"font-gbk-euc", "labels in GBK-EUC-H, neither embedded nor mapped", "font", false, arranged, onDirect, nil, named("SimSun", "GBK-EUC-H")},
	{"font-gb-euc", "labels in GB-EUC-H, neither embedded nor mapped", "font", false, arranged, onDirect, nil, named("FangSong_GB2312", "GB-EUC-H")},
	{"font-unigb-ucs2", "labels in UniGB-UCS2-H, neither embedded nor mapped", "font", false, arranged, onDirect, nil, named("SimHei", "UniGB-UCS2-H")},
	{"font-unigb-utf16", "labels in UniGB-UTF16-H, neither embedded nor mapped", "font", false, arranged, onDirect, nil, named("KaiTi_GB2312", "UniGB-UTF16-H")},
	{"font-identity-gb1", "labels in Identity-H over Adobe-GB1, neither embedded nor mapped", "font", false, arranged, onDirect, nil, named("SimSun", "Identity-H")},
	{"font-subset-bfchar", "labels in an embedded subset, ToUnicode by bfchar", "font", false, arranged, onDirect, nil, subset(font.AsChars, nil)},
	{"font-subset-bfrange", "labels in an embedded subset, ToUnicode by bfrange", "font", false, arranged, onDirect, nil, subset(font.AsRanges, nil)},
	{"font-subset-array", "labels in an embedded subset, ToUnicode by bfrange with arrays", "font", false, arranged, onDirect, nil, subset(font.AsArrays, nil)},
	{"font-subset-kangxi", "ToUnicode says Kangxi radicals and compatibility ideographs", "font", true, arranged, onDirect, nil, subset(font.AsChars, kangxi)},
	{"font-uming", "AR PL UMing, in Type 0 fonts by both producers", "font", false, arranged, []string{"libreoffice", "chromium"}, nil, func(*plan) {}},
	{"font-zenhei", "WenQuanYi Zen Hei, in Type 3 fonts by Chromium", "font", false, arranged, []string{"libreoffice", "chromium"}, nil, typeset("WenQuanYi Zen Hei")},
	{"font-noto", "Noto Sans CJK", "font", false, arranged, []string{"libreoffice", "chromium"}, nil, typeset("Noto Sans CJK SC")},
	{"digits-as-labels", "figures in the font of the labels", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.Figure = nil }},
	{"digits-unigb", "figures in UniGB-UCS2-H", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.Figure = p.predefine("SimSun", "UniGB-UCS2-H") }},
	{"digits-gbk", "figures in GBK-EUC-H", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.Figure = p.predefine("SimHei", "GBK-EUC-H") }},
	{"digits-subset", "figures in an embedded subset of their own", "digits", false, arranged, onDirect, nil, func(p *plan) {
		p.look.Figure = p.embed(font.SubsetStyle{Base: "WenQuanYiZenHei", Outlines: font.ZenHei, Form: font.AsRanges})
	}},
	{"digits-helvetica", "figures in Helvetica with WinAnsiEncoding", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.Figure = p.keep(font.Helvetica(p.faceName()), nil) }},
	{"digits-differences", "figures in a simple font with an encoding of its own", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.Figure = p.keep(font.Differences(p.faceName(), p.rng), nil) }},
	{"digits-type3", "figures in a Type 3 font", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.Figure = p.keep(font.Type3(p.faceName(), p.rng), nil) }},
}

var streamFeatures = []feature{
	{"stream-plain", "content streams without filter", "filter", false, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Filter = "" })},
	{"stream-flate", "FlateDecode", "filter", false, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Filter = "flate" })},
	{"stream-a85", "ASCII85Decode and FlateDecode", "filter", false, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Filter = "a85" })},
	{"stream-lzw", "LZWDecode", "filter", false, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Filter = "lzw" })},
	{"stream-divided", "several content streams, cut between operands", "", true, arranged, onDirect, nil, inked(func(k *compose.Ink) { k.Divided = true })},
}
