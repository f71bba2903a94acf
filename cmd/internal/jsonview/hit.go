package jsonview

import "nianbao/store/chapters"

// A Hit is a chapter that was found.
type Hit struct {
	ReportID   int64  `json:"report"`
	RegionCode string `json:"region_code,omitempty"`
	Region     string `json:"region,omitempty"`
	Year       int    `json:"year,omitempty"`
	Organ      string `json:"organ,omitempty"`
	Title      string `json:"title,omitempty"` // of the report
	Section    int    `json:"section"`         // position in the report, from 1
	Heading    string `json:"heading,omitempty"`
	Text       string `json:"text"`  // a piece of it
	Marks      []Mark `json:"marks"` // what was found in the text
	// Invented says that the report is an example, of which neither words nor figures are real.
	Invented bool `json:"invented,omitempty"`
}

// A Mark is a part of a text, by its characters (code points): from Start to before End.
type Mark struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// HitOf returns what is written of a hit, whose report may be invented.
func HitOf(h chapters.Hit, invented bool) Hit {
	text := h.Snippet.Text
	marks := List(h.Snippet.Marks, func(m chapters.Mark) Mark {
		return Mark{len([]rune(text[:m.Start])), len([]rune(text[:m.End]))}
	})
	return Hit{ReportID: h.ReportID, RegionCode: h.RegionCode, Region: h.Region, Year: h.Year, Organ: h.Organ, Title: h.Title,
		Section: h.Section, Heading: h.SectionTitle, Text: text, Marks: marks, Invented: invented}
}
