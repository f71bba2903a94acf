package compose

import "nianbao/testdata/generate/font"

// A Look is how a report of the corpus is set on paper.
type Look struct {
	Label, Figure, Prose, Upright *font.Typeface // upright: a vertical face for the labels of groups
	WatermarkFace                 *font.Typeface

	LabelSize, FigureSize, ProseSize float64
	Lower                            float64 // how far figures stand below the middle
	Padding                          float64 // above and below the text of a cell
	Share                            float64 // of the labels in the width of table 三, 0: as in the grid
	Top                              bool    // texts at the top of their cells
	Breaking                         bool    // figures break in narrow columns, and are not made to fit
	Touching                         bool    // figures reach the line right of them
	Overshoot                        float64 // points by which tables run over the page's edge
	Justified                        bool    // gaps inside of words
	StackedHead                      bool    // heads of columns one character a line
	BareIndent                       bool    // indents of labels are no text

	Rules Ruling
	Group GroupStyle

	BreakRow   int  // row of the grid of table 三 (or the statistics) before or in which a page ends, 0: anywhere
	BreakLines int  // lines of its label that stay on the page, 0: none
	RepeatHead bool // the head of a table again on each page

	Landscape   bool   // sections with tables on sideways pages
	Unrotated   bool   // which are not turned by /Rotate
	RunningHead bool   // the title at the top of each page
	PageNumber  string // "", "close": right under the table; "side": beside its rows; "total": 第 1 页 共 9 页
	Watermark   string
	Slope       float64 // of the watermark in degrees
	Bullets     string  // before paragraphs of section 一
}

// A GroupStyle is how the labels of groups are set.
type GroupStyle int

const (
	GroupLevel   GroupStyle = iota // in lines
	GroupStacked                   // one character a line
	GroupTurned                    // turned by 90°
	GroupUpright                   // in a vertical font
)
