package printed

// Grid returns the table as rows of texts for a spreadsheet, each text in the first box of its cell: what is printed beside labels and
// heads, and of a figure its value, or where it has none what stands in its place.
func (t Table) Grid(text func(Cell) string) [][]string {
	rows := make([][]string, len(t.Rows))
	for i := range rows {
		rows[i] = make([]string, t.Width)
	}
	taken := make([][]bool, len(t.Rows))
	for i := range taken {
		taken[i] = make([]bool, t.Width)
	}
	for i, row := range t.Rows {
		at := 0
		for _, c := range row.Cells {
			for at < t.Width && taken[i][at] {
				at++
			}
			if at == t.Width {
				break
			}
			rows[i][at] = c.written(text)
			for down := i; down < min(i+max(c.RowSpan, 1), len(rows)); down++ {
				for across := at; across < min(at+max(c.ColSpan, 1), t.Width); across++ {
					taken[down][across] = true
				}
			}
		}
	}
	return rows
}

// written is what the cell has in a spreadsheet.
func (c Cell) written(text func(Cell) string) string {
	switch {
	case c.Observation == nil:
		return text(c)
	case c.Observation.Value != nil:
		return c.Observation.Value.String()
	}
	return c.Observation.Raw
}
