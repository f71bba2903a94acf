package corpus

import (
	"fmt"

	"nianbao/testdata/generate/compose"
	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/markup"
	"nianbao/testdata/generate/report"
)

// ruled sets the lines on paper, in the browser and in the office.
func ruled(r compose.Ruling, rules, border string) func(*plan) {
	return func(p *plan) {
		p.look.Rules = r
		p.style.CSS += rules + " "
		if border != "" {
			p.edits = append(p.edits, [2]string{`fo:border="0.5pt solid #000000"`, border})
		}
		if r == compose.RuledNone || r == compose.RuledOutside || r == compose.RuledHorizontal {
			p.look.Padding += 3 // rows must be told apart by their distance
		}
	}
}

var rulingFeatures = []feature{
	{"ruling-strokes", "lines are strokes", "ruling", false, arranged, nil, nil, ruled(compose.RuledPlain, "", "")},
	{"ruling-fills", "lines are thin filled rectangles", "ruling", false, arranged, onDirect, nil, func(p *plan) { p.ink.RectRules = true }},
	{"ruling-boxes", "a stroked rectangle round each cell", "ruling", false, arranged, onDirect, nil, ruled(compose.RuledBoxes, "", "")},
	{"ruling-double", "double lines", "ruling", true, arranged, nil, nil, ruled(compose.RuledDouble, "td { border: 2pt double black; }", `fo:border="1.5pt double #000000" style:border-line-width="0.5pt 0.5pt 0.5pt"`)},
	{"ruling-dashed", "dashed lines", "ruling", true, arranged, nil, nil, ruled(compose.RuledDashed, "td { border-style: dashed; }", `fo:border="0.75pt dashed #000000"`)},
	{"ruling-segments", "each side of a cell in several short lines", "ruling", true, arranged, onDirect, nil, ruled(compose.RuledSegments, "", "")},
	{"ruling-horizontal", "no lines between columns", "ruling", true, arranged, nil, nil, ruled(compose.RuledHorizontal, "td { border-left: none; border-right: none; }", `fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000" fo:border-left="none" fo:border-right="none"`)},
	{"ruling-outer", "a line round the table and none inside", "ruling", true, arranged, onDrawn, nil, ruled(compose.RuledOutside, "td { border: none; padding: 3.5pt 2pt; } table { border: 0.5pt solid black; } .heading { background: none; }", "")},
	{"ruling-no-outer", "lines inside of the table and none round it", "ruling", true, arranged, onDrawn, nil, ruled(compose.RuledInside, "table { border-style: hidden; }", "")},
	{"ruling-none", "no lines", "ruling", true, arranged, nil, nil, ruled(compose.RuledNone, markup.Unruled, `fo:border="none"`)},
}

var groupFeatures = []feature{
	{"group-stacked", "labels of groups one character a line", "group", true, arranged, onDirect, threeForm, func(p *plan) { p.look.Group = compose.GroupStacked }},
	{"group-rotated", "三、本年度办理结果 turned by 90°", "group", true, arranged, onDrawn, threeForm, func(p *plan) {
		p.look.Group = compose.GroupTurned
		p.style.Vertical = "turned"
	}},
	{"group-identity-v", "三、本年度办理结果 in an Identity-V font", "group", true, arranged, onDirect, threeForm, func(p *plan) {
		p.look.Group = compose.GroupUpright
		p.look.Upright = p.embed(font.SubsetStyle{Base: "WenQuanYiZenHei", Outlines: font.ZenHei, Form: font.AsChars, Vertical: true})
	}},
	{"group-predefined-v", "三、本年度办理结果 in a -V CMap of Adobe-GB1, without ToUnicode", "group", true, arranged, onDirect, threeForm, func(p *plan) {
		p.look.Group = compose.GroupUpright
		p.look.Upright = p.predefine("SimSun", []string{"GBK-EUC-V", "GB-EUC-V", "UniGB-UCS2-V", "UniGB-UTF16-V"}[p.rng.Intn(4)])
	}},
	{"group-vertical-writing", "三、本年度办理结果 in vertical writing by the producer", "group", true, arranged, []string{"libreoffice", "chromium"}, threeForm, func(p *plan) {
		p.office.Upright = true
		p.style.Vertical = "upright"
	}},
}

var cellFeatures = []feature{
	{"label-wrapped", "labels of two to five lines with figures centred beside them", "share", true, arranged, nil, threeForm, func(p *plan) {
		p.look.Share = 0.26 + 0.08*p.rng.Float64()
		p.style.Left = p.look.Share + 0.06
		p.office.Labels = "14"
	}},
	{"figures-top", "labels and figures at the top of their cells", "align", true, arranged, nil, nil, func(p *plan) {
		p.look.Top = true
		p.look.Share = 0.36
		p.style.CSS += "td { vertical-align: top; } "
		p.edits = append(p.edits, [2]string{`style:vertical-align="middle"`, `style:vertical-align="top"`})
	}},
	{"baseline-mixed", "labels of 12 points beside figures of 9, on other baselines", "size", true, arranged, nil, nil, func(p *plan) {
		p.look.LabelSize, p.look.FigureSize, p.look.Lower = 12, 9, 4*p.rng.Float64()-2
		p.look.Padding = max(p.look.Padding, 3)
		p.style.CSS += ".label { font-size: 12pt; } .figure { font-size: 9pt; } "
		p.office.Labels, p.office.Figures = "12", "9"
	}},
	{"font-tiny", "tables in 6 points", "size", true, arranged, nil, nil, func(p *plan) {
		p.look.LabelSize, p.look.FigureSize = 6, 6
		p.style.CSS += "table, .figure { font-size: 6pt; } td { padding: 1pt; } "
		p.office.Labels, p.office.Figures = "6", "6"
	}},
	{"head-stacked", "heads of columns one character a line", "head", true, arranged, nil, threeForm, func(p *plan) {
		p.look.StackedHead = true
		p.look.Padding = min(p.look.Padding, 3)
		p.style.CSS += ".disputes .header:not([colspan='5']):not([colspan='10']) { font-size: 16pt; } "
		p.office.Large = true
	}},
	{"figure-touches-ruling", "figures reach the line to the right of them", "align", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.Touching = true
		p.style.CSS += ".figure { text-align: right; padding-right: 0; } "
	}},
	{"table-too-wide", "the right border lies beyond the edge of the page", "", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.Overshoot = 2 + 3*p.rng.Float64()
		p.style.CSS += "table { width: 100.6%; font-size: 9pt; margin: 0; } .figure { font-size: 9pt; } "
	}},
	{"text-justified", "gaps inside of words: lines and heads of columns are spread", "", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.Justified = true
		p.style.CSS += ".header { text-align: justify; text-align-last: justify; padding: 2pt 4pt; } .label { text-align: justify; } "
	}},
	{"label-indent-bare", "indents of labels are distances, not spaces", "", false, arranged, onDirect, []string{report.StatisticsForm}, func(p *plan) { p.look.BareIndent = true }},
}

var pageFeatures = []feature{
	{"break-before-row", "a page ends before some row of table 三 (or the statistics)", "break", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.BreakRow = 4 + p.rng.Intn(p.rows()-5)
		p.style.CSS += fmt.Sprintf(".applications tr:nth-child(%d), .statistics tr:nth-child(%d) { break-before: page; } ", p.look.BreakRow+1, p.look.BreakRow+1)
	}},
	{"break-in-row", "a page ends inside of a row: its label is cut in two", "break", true, arranged, onDirect, nil, func(p *plan) {
		p.look.BreakRow, p.look.BreakLines = 4+p.rng.Intn(p.rows()-8), 1
		p.look.Share = 0.26
	}},
	{"head-repeated", "the head of a table stands again on the next page", "", true, arranged, onDirect, nil, func(p *plan) { p.look.RepeatHead = true }},
	{"page-number-close", "the page number right under the last row", "number", true, arranged, onDirect, nil, func(p *plan) { p.look.PageNumber = "close" }},
	{"page-number-beside", "the page number in the margin beside the rows", "number", true, arranged, onDirect, nil, func(p *plan) { p.look.PageNumber = "side" }},
	{"page-number-total", "第 3 页 共 8 页", "number", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.PageNumber = "total"
		p.style.CSS += `@page { @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; } } `
	}},
	{"running-head", "title and year at the top of each page", "", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.RunningHead = true
		p.style.CSS += fmt.Sprintf(`@page { @top-left { content: "%s%d年度报告"; font: 9pt "AR PL UMing CN"; } } `, p.r.Organ, p.r.Year)
	}},
	{"landscape-rotate", "tables on landscape pages, with /Rotate 90 or as such", "landscape", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.Landscape = true
		p.style.CSS += "@page wide { size: A4 landscape; } table { page: wide; } "
	}},
	{"landscape-matrix", "tables turned by the matrix on portrait pages", "landscape", true, arranged, onDirect, nil, func(p *plan) { p.look.Landscape, p.look.Unrotated = true, true }},
	{"watermark-sloping", "a light watermark at an angle", "watermark", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.Watermark, p.look.Slope = p.mark(), 35+20*p.rng.Float64()
		p.style.CSS += fmt.Sprintf(`body::after { content: "%s"; position: fixed; top: 45%%; left: 15%%; font-size: 56pt; color: #ddd; transform: rotate(-40deg); z-index: -1; text-indent: 0; } `, p.look.Watermark)
	}},
	{"watermark-upright", "a light upright watermark", "watermark", true, arranged, onDrawn, nil, func(p *plan) {
		p.look.Watermark = p.mark()
		p.style.CSS += fmt.Sprintf(`body::after { content: "%s"; position: fixed; top: 45%%; left: 25%%; font-size: 56pt; color: #ddd; z-index: -1; text-indent: 0; } `, p.look.Watermark)
	}},
	{"pua-bullets", "bullets with private-use code points before paragraphs", "", true, arranged, onDirect, nil, func(p *plan) {
		p.look.Bullets = []string{"●", "◆", "■"}[p.rng.Intn(3)]
		p.look.Prose = p.embed(font.SubsetStyle{Base: "Wingdings", Outlines: font.ZenHei, Form: font.AsChars, Twins: map[rune]rune{'●': 0xf06c, '◆': 0xf075, '■': 0xf06e}})
	}},
}

// rows returns how many rows the long table of the report has.
func (p *plan) rows() int {
	if p.r.Form == report.StatisticsForm {
		return len(report.StatisticsRows) + 1
	}
	return len(p.r.ApplicationsGrid().Rows)
}

// mark returns the words of a watermark.
func (p *plan) mark() string {
	return []string{"样例仅供测试", "内部资料", "政府信息公开", fmt.Sprintf("%d年度", p.r.Year)}[p.rng.Intn(4)]
}
