package main

import "fmt"

// inked sets how marks become operators.
func inked(set func(*ink)) func(*plan) { return func(p *plan) { set(&p.ink) } }

var showingFeatures = []feature{
	{"digits-td", "each digit placed by itself", "glyphs", true, arranged, onDirect, nil, inked(func(k *ink) { k.glyphs = "Td" })},
	{"digits-tj", "digits kerned in TJ arrays", "glyphs", true, arranged, onDirect, nil, inked(func(k *ink) { k.glyphs = "TJ" })},
	{"order-figures-first", "the content stream shows figures before labels", "order", true, arranged, onDirect, nil, inked(func(k *ink) { k.order = "figures" })},
	{"order-columns", "the content stream shows tables column by column", "order", true, arranged, onDirect, nil, inked(func(k *ink) { k.order = "columns" })},
	{"order-random", "the content stream shows lines in random order", "order", true, arranged, onDirect, nil, inked(func(k *ink) { k.order = "random" })},
	{"clip-lines", "a clip rectangle round each line of text", "", true, arranged, onDirect, nil, inked(func(k *ink) { k.clip = true })},
	{"overprint-bold", "bold by showing each text twice with a small offset", "", true, arranged, onDirect, nil, inked(func(k *ink) { k.bold = true })},
	{"form-xobject", "the page is a form XObject with a matrix of its own", "", true, arranged, onDirect, nil, inked(func(k *ink) { k.form = true })},
	{"ctm-scaled", "units of a tenth of a point", "", true, arranged, onDirect, nil, inked(func(k *ink) { k.unit = 0.1 })},
	{"ctm-flipped", "y runs down the page", "", true, arranged, onDirect, nil, inked(func(k *ink) { k.flipped = true })},
	{"text-matrix", "sizes in the text matrix", "", false, arranged, onDirect, nil, inked(func(k *ink) { k.matrix = true })},
}

// faceName returns the name of the next font.
func (p *plan) faceName() string { return fmt.Sprintf("F%d", len(p.faces)) }

// keep adds a font to the plan's. A missing file is reported when the plan is
// carried out.
func (p *plan) keep(f *typeface, err error) *typeface {
	if err != nil {
		p.missing = err
	}
	p.faces = append(p.faces, f)
	return f
}

func (p *plan) embed(s subsetStyle) *typeface {
	s.mapped = p.rng.Intn(2) == 0
	return p.keep(embedded(p.faceName(), s, p.rng))
}

func (p *plan) predefine(base, cmap string) *typeface {
	return p.keep(predefined(p.faceName(), base, cmap))
}

// subset sets labels, and often the prose, in an embedded subset.
func subset(form unicodeForm, twins map[rune]rune) func(*plan) {
	return func(p *plan) {
		s := subsetStyle{base: "ARPLUMingCN", outlines: umingOutlines, form: form, twins: twins}
		switch p.rng.Intn(3) {
		case 0:
			s.base, s.outlines = "WenQuanYiZenHei", zenheiOutlines
		case 1:
			s.base, s.outlines = "ARPLUKaiCN", ukaiOutlines
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
func (p *plan) face(f *typeface) {
	p.look.label = f
	if p.look.prose == nil && p.rng.Intn(3) > 0 {
		p.look.prose = f
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
	{"font-subset-bfchar", "labels in an embedded subset, ToUnicode by bfchar", "font", false, arranged, onDirect, nil, subset(asChars, nil)},
	{"font-subset-bfrange", "labels in an embedded subset, ToUnicode by bfrange", "font", false, arranged, onDirect, nil, subset(asRanges, nil)},
	{"font-subset-array", "labels in an embedded subset, ToUnicode by bfrange with arrays", "font", false, arranged, onDirect, nil, subset(asArrays, nil)},
	{"font-subset-kangxi", "ToUnicode says Kangxi radicals and compatibility ideographs", "font", true, arranged, onDirect, nil, subset(asChars, kangxi)},
	{"font-uming", "AR PL UMing, in Type 0 fonts by both producers", "font", false, arranged, []string{"libreoffice", "chromium"}, nil, func(*plan) {}},
	{"font-zenhei", "WenQuanYi Zen Hei, in Type 3 fonts by Chromium", "font", false, arranged, []string{"libreoffice", "chromium"}, nil, typeset("WenQuanYi Zen Hei")},
	{"font-noto", "Noto Sans CJK", "font", false, arranged, []string{"libreoffice", "chromium"}, nil, typeset("Noto Sans CJK SC")},
	{"digits-as-labels", "figures in the font of the labels", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.figure = nil }},
	{"digits-unigb", "figures in UniGB-UCS2-H", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.figure = p.predefine("SimSun", "UniGB-UCS2-H") }},
	{"digits-gbk", "figures in GBK-EUC-H", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.figure = p.predefine("SimHei", "GBK-EUC-H") }},
	{"digits-subset", "figures in an embedded subset of their own", "digits", false, arranged, onDirect, nil, func(p *plan) {
		p.look.figure = p.embed(subsetStyle{base: "WenQuanYiZenHei", outlines: zenheiOutlines, form: asRanges})
	}},
	{"digits-helvetica", "figures in Helvetica with WinAnsiEncoding", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.figure = p.keep(helvetica(p.faceName()), nil) }},
	{"digits-differences", "figures in a simple font with an encoding of its own", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.figure = p.keep(differences(p.faceName(), p.rng), nil) }},
	{"digits-type3", "figures in a Type 3 font", "digits", false, arranged, onDirect, nil, func(p *plan) { p.look.figure = p.keep(type3(p.faceName(), p.rng), nil) }},
}

var streamFeatures = []feature{
	{"stream-plain", "content streams without filter", "filter", false, arranged, onDirect, nil, inked(func(k *ink) { k.filter = "" })},
	{"stream-flate", "FlateDecode", "filter", false, arranged, onDirect, nil, inked(func(k *ink) { k.filter = "flate" })},
	{"stream-a85", "ASCII85Decode and FlateDecode", "filter", false, arranged, onDirect, nil, inked(func(k *ink) { k.filter = "a85" })},
	{"stream-lzw", "LZWDecode", "filter", false, arranged, onDirect, nil, inked(func(k *ink) { k.filter = "lzw" })},
	{"stream-divided", "several content streams, cut between operands", "", true, arranged, onDirect, nil, inked(func(k *ink) { k.divided = true })},
}
