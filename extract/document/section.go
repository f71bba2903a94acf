package document

// A Section is a heading with what follows it, up to the next heading of the
// same kind.
type Section struct {
	Ordinal     int    // 1 for 一、; 0 for what precedes the first heading
	Title       string // without its numeral
	Place       Place  // of the heading
	Blocks      []Block
	Subheadings []Subheading
	Pictures    []Place // of those that are large enough to hold a table
}

// A Subheading is a heading inside a section: （一）, 1., or 一是.
type Subheading struct {
	Label string // as printed: "（一）"
	Title string
	Place Place
}

// A Block is one paragraph or one table of a section: exactly one of the two
// is set.
type Block struct {
	Paragraph string
	Table     *Table
	Place     Place
}
