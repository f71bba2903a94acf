package report

// Grids returns the tables of a report by ID, each as the grids it is printed
// in: those of one list stand beside each other, the lists one below the
// other.
func (r *Report) Grids() map[string][][]*Grid {
	if r.Form == StatisticsForm {
		return map[string][][]*Grid{"statistics": {{r.statisticsGrid()}}}
	}
	return map[string][][]*Grid{
		"disclosure":   r.disclosureGrids(),
		"applications": {{r.ApplicationsGrid()}},
		"disputes":     r.disputesGrids(),
	}
}

// arrange puts grids one below or beside the other.
func arrange(how Division, grids []*Grid) [][]*Grid {
	var lines [][]*Grid
	for i, g := range grids {
		if how == Beside && i%2 == 1 {
			lines[len(lines)-1] = append(lines[len(lines)-1], g)
			continue
		}
		lines = append(lines, []*Grid{g})
	}
	return lines
}

func (r *Report) disclosureGrids() [][]*Grid {
	blocks := r.disclosureBlocks()
	if r.Blocks == Whole {
		return [][]*Grid{{r.disclosureGrid(blocks)}}
	}
	var grids []*Grid
	for _, b := range blocks {
		grids = append(grids, r.disclosureGrid([]Block{b}))
	}
	return arrange(r.Blocks, grids)
}

func (r *Report) disclosureGrid(blocks []Block) *Grid {
	g := &Grid{ID: "disclosure", Widths: []float64{12, 4, 4, 4, 4, 4, 4}}
	for _, b := range blocks {
		span := 6 / len(b.Columns)
		g.Rows = append(g.Rows, []Cell{{0, 7, 1, b.heading, Heading}})
		head := []Cell{{0, 1, 1, "信息内容", Header}}
		for i, c := range b.Columns {
			head = append(head, Cell{1 + i*span, span, 1, r.label(c.Label), Header})
		}
		g.Rows = append(g.Rows, head)
		for _, x := range b.Rows {
			cells := []Cell{{0, 1, 1, r.label(x.Label), Label}}
			for i, c := range b.Columns {
				text := r.Printed[Key{"disclosure." + x.ID + "." + c.ID, ""}]
				cells = append(cells, Cell{1 + i*span, span, 1, text, Figure})
			}
			g.Rows = append(g.Rows, cells)
		}
	}
	return g
}

// apart returns a line of a head as a table of single cells, in which a name
// stands over the first of the columns it is meant for.
func apart(columns int, cells []Cell) []Cell {
	line := make([]Cell, columns)
	for i := range line {
		line[i] = Cell{i, 1, 1, "", Header}
	}
	for _, c := range cells {
		line[c.Col].Text = c.Text
	}
	return line
}

// ApplicationsGrid returns table 三 to be printed.
func (r *Report) ApplicationsGrid() *Grid {
	g := &Grid{ID: "applications", Widths: []float64{3, 6, 16, 4, 4, 4, 4, 4, 4, 4}}
	top := []Cell{
		{0, 3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", Header},
		{3, 7, 1, "申请人情况", Header},
	}
	middle := []Cell{
		{3, 1, 2, "自然人", Header},
		{4, 5, 1, "法人或其他组织", Header},
		{9, 1, 2, "总计", Header},
	}
	var bottom []Cell
	for i, a := range Applicants[1:6] {
		bottom = append(bottom, Cell{4 + i, 1, 1, r.label(a.Label), Header})
	}
	if r.Applicants != nil {
		middle, bottom = r.movedHead()
	}
	g.Rows = [][]Cell{top, middle, bottom}

	var walk func(rows []Row, depth int, open []Cell)
	walk = func(rows []Row, depth int, open []Cell) {
		for i, x := range rows {
			before := open
			if i > 0 {
				before = nil // the group's cell began in its first row
			}
			if len(x.rows) > 0 {
				k := Group
				if depth == 0 {
					k = Vertical
				}
				cell := Cell{depth, 1, len(Leaves(x.rows)), x.Label, k}
				walk(x.rows, depth+1, append(append([]Cell{}, before...), cell))
				continue
			}
			cells := append(append([]Cell{}, before...), Cell{depth, 3 - depth, 1, x.Label, Label})
			for j, a := range r.columns() {
				text := r.Printed[Key{"applications." + x.ID, a.ID}]
				cells = append(cells, Cell{3 + j, 1, 1, text, Figure})
			}
			g.Rows = append(g.Rows, cells)
		}
	}
	walk(r.rows(), 0, nil)
	return g
}

// movedHead returns the second and third line of the head of table 三 with
// its columns in the report's own order: those of legal persons stay together.
func (r *Report) movedHead() (middle, bottom []Cell) {
	for j, a := range r.columns() {
		switch {
		case a.ID == "natural_person" || a.ID == "total":
			middle = append(middle, Cell{3 + j, 1, 2, a.Label, Header})
		default:
			if len(bottom) == 0 {
				middle = append(middle, Cell{3 + j, 5, 1, "法人或其他组织", Header})
			}
			bottom = append(bottom, Cell{3 + j, 1, 1, r.label(a.Label), Header})
		}
	}
	return middle, bottom
}

// disputesGrids returns table 四 as a whole, or its halves.
func (r *Report) disputesGrids() [][]*Grid {
	g := r.disputesGrid()
	if r.Thirds == Whole {
		return [][]*Grid{{g}}
	}
	first, second := &Grid{ID: g.ID, Widths: g.Widths[:5]}, &Grid{ID: g.ID, Widths: g.Widths[5:]}
	for _, cells := range g.Rows {
		var a, b []Cell
		for _, c := range cells {
			if c.Col < 5 {
				a = append(a, c)
				continue
			}
			c.Col -= 5
			b = append(b, c)
		}
		first.Rows, second.Rows = append(first.Rows, a), append(second.Rows, b)
	}
	return arrange(r.Thirds, []*Grid{first, second})
}

func (r *Report) disputesGrid() *Grid {
	g := &Grid{ID: "disputes"}
	var middle, bottom, figures []Cell
	for i, d := range disputes {
		if i > 0 {
			middle = append(middle, Cell{5 * i, 5, 1, d.Label, Header})
		}
		for j, c := range results {
			at := 5*i + j
			g.Widths = append(g.Widths, 1)
			if i == 0 {
				middle = append(middle, Cell{at, 1, 2, c.Label, Header})
			} else {
				bottom = append(bottom, Cell{at, 1, 1, c.Label, Header})
			}
			figures = append(figures, Cell{at, 1, 1, r.Printed[Key{d.ID + "." + c.ID, ""}], Figure})
		}
	}
	top := []Cell{{0, 5, 1, "行政复议", Header}, {5, 10, 1, "行政诉讼", Header}}
	switch r.HeadOf4 {
	case "flat":
		var names []Cell
		for i, d := range disputes {
			for j, c := range results {
				names = append(names, Cell{5*i + j, 1, 1, d.Label + "—" + c.Label, Header})
			}
		}
		g.Rows = [][]Cell{names, figures}
		return g
	case "unmerged":
		top, middle = apart(15, top), apart(15, middle)
		for i, c := range bottom {
			bottom[i] = Cell{c.Col, 1, 1, c.Text, Header}
		}
		var first []Cell
		for i := range middle[:5] {
			first = append(first, Cell{i, 1, 1, middle[i].Text, Header})
			middle[i].Text = ""
		}
		bottom = append(first, bottom...)
	}
	g.Rows = [][]Cell{top, middle, bottom, figures}
	return g
}
