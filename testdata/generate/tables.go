package main

// grids returns the tables of a report by ID, each as the grids it is printed
// in: those of one list stand beside each other, the lists one below the
// other.
func (r *report) grids() map[string][][]*grid {
	if r.form == statisticsForm {
		return map[string][][]*grid{"statistics": {{r.statisticsGrid()}}}
	}
	return map[string][][]*grid{
		"disclosure":   r.disclosureGrids(),
		"applications": {{r.applicationsGrid()}},
		"disputes":     r.disputesGrids(),
	}
}

// arrange puts grids one below or beside the other.
func arrange(how layoutOf, grids []*grid) [][]*grid {
	var lines [][]*grid
	for i, g := range grids {
		if how == beside && i%2 == 1 {
			lines[len(lines)-1] = append(lines[len(lines)-1], g)
			continue
		}
		lines = append(lines, []*grid{g})
	}
	return lines
}

func (r *report) disclosureGrids() [][]*grid {
	blocks := r.disclosureBlocks()
	if r.blocks == whole {
		return [][]*grid{{r.disclosureGrid(blocks)}}
	}
	var grids []*grid
	for _, b := range blocks {
		grids = append(grids, r.disclosureGrid([]block{b}))
	}
	return arrange(r.blocks, grids)
}

func (r *report) disclosureGrid(blocks []block) *grid {
	g := &grid{id: "disclosure", widths: []float64{12, 4, 4, 4, 4, 4, 4}}
	for _, b := range blocks {
		span := 6 / len(b.columns)
		g.rows = append(g.rows, []gridCell{{0, 7, 1, b.heading, heading}})
		head := []gridCell{{0, 1, 1, "信息内容", header}}
		for i, c := range b.columns {
			head = append(head, gridCell{1 + i*span, span, 1, r.label(c.label), header})
		}
		g.rows = append(g.rows, head)
		for _, x := range b.rows {
			cells := []gridCell{{0, 1, 1, r.label(x.label), label}}
			for i, c := range b.columns {
				text := r.printed[key{"disclosure." + x.id + "." + c.id, ""}]
				cells = append(cells, gridCell{1 + i*span, span, 1, text, figure})
			}
			g.rows = append(g.rows, cells)
		}
	}
	return g
}

// apart returns a line of a head as a table of single cells, in which a name
// stands over the first of the columns it is meant for.
func apart(columns int, cells []gridCell) []gridCell {
	line := make([]gridCell, columns)
	for i := range line {
		line[i] = gridCell{i, 1, 1, "", header}
	}
	for _, c := range cells {
		line[c.col].text = c.text
	}
	return line
}

func (r *report) applicationsGrid() *grid {
	g := &grid{id: "applications", widths: []float64{3, 6, 16, 4, 4, 4, 4, 4, 4, 4}}
	top := []gridCell{
		{0, 3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", header},
		{3, 7, 1, "申请人情况", header},
	}
	middle := []gridCell{
		{3, 1, 2, "自然人", header},
		{4, 5, 1, "法人或其他组织", header},
		{9, 1, 2, "总计", header},
	}
	var bottom []gridCell
	for i, a := range applicants[1:6] {
		bottom = append(bottom, gridCell{4 + i, 1, 1, r.label(a.label), header})
	}
	if r.applicants != nil {
		middle, bottom = r.movedHead()
	}
	g.rows = [][]gridCell{top, middle, bottom}

	var walk func(rows []row, depth int, open []gridCell)
	walk = func(rows []row, depth int, open []gridCell) {
		for i, x := range rows {
			before := open
			if i > 0 {
				before = nil // the group's cell began in its first row
			}
			if len(x.rows) > 0 {
				k := group
				if depth == 0 {
					k = vertical
				}
				cell := gridCell{depth, 1, len(leaves(x.rows)), x.label, k}
				walk(x.rows, depth+1, append(append([]gridCell{}, before...), cell))
				continue
			}
			cells := append(append([]gridCell{}, before...), gridCell{depth, 3 - depth, 1, x.label, label})
			for j, a := range r.columns() {
				text := r.printed[key{"applications." + x.id, a.id}]
				cells = append(cells, gridCell{3 + j, 1, 1, text, figure})
			}
			g.rows = append(g.rows, cells)
		}
	}
	walk(r.rows(), 0, nil)
	return g
}

// movedHead returns the second and third line of the head of table 三 with
// its columns in the report's own order: those of legal persons stay together.
func (r *report) movedHead() (middle, bottom []gridCell) {
	for j, a := range r.columns() {
		switch {
		case a.id == "natural_person" || a.id == "total":
			middle = append(middle, gridCell{3 + j, 1, 2, a.label, header})
		default:
			if len(bottom) == 0 {
				middle = append(middle, gridCell{3 + j, 5, 1, "法人或其他组织", header})
			}
			bottom = append(bottom, gridCell{3 + j, 1, 1, r.label(a.label), header})
		}
	}
	return middle, bottom
}

// disputesGrids returns table 四 as a whole, or its halves.
func (r *report) disputesGrids() [][]*grid {
	g := r.disputesGrid()
	if r.thirds == whole {
		return [][]*grid{{g}}
	}
	first, second := &grid{id: g.id, widths: g.widths[:5]}, &grid{id: g.id, widths: g.widths[5:]}
	for _, cells := range g.rows {
		var a, b []gridCell
		for _, c := range cells {
			if c.col < 5 {
				a = append(a, c)
				continue
			}
			c.col -= 5
			b = append(b, c)
		}
		first.rows, second.rows = append(first.rows, a), append(second.rows, b)
	}
	return arrange(r.thirds, []*grid{first, second})
}

func (r *report) disputesGrid() *grid {
	g := &grid{id: "disputes"}
	var middle, bottom, figures []gridCell
	for i, d := range disputes {
		if i > 0 {
			middle = append(middle, gridCell{5 * i, 5, 1, d.label, header})
		}
		for j, c := range results {
			at := 5*i + j
			g.widths = append(g.widths, 1)
			if i == 0 {
				middle = append(middle, gridCell{at, 1, 2, c.label, header})
			} else {
				bottom = append(bottom, gridCell{at, 1, 1, c.label, header})
			}
			figures = append(figures, gridCell{at, 1, 1, r.printed[key{d.id + "." + c.id, ""}], figure})
		}
	}
	top := []gridCell{{0, 5, 1, "行政复议", header}, {5, 10, 1, "行政诉讼", header}}
	switch r.headOf4 {
	case "flat":
		var names []gridCell
		for i, d := range disputes {
			for j, c := range results {
				names = append(names, gridCell{5*i + j, 1, 1, d.label + "—" + c.label, header})
			}
		}
		g.rows = [][]gridCell{names, figures}
		return g
	case "unmerged":
		top, middle = apart(15, top), apart(15, middle)
		for i, c := range bottom {
			bottom[i] = gridCell{c.col, 1, 1, c.text, header}
		}
		var first []gridCell
		for i := range middle[:5] {
			first = append(first, gridCell{i, 1, 1, middle[i].text, header})
			middle[i].text = ""
		}
		bottom = append(first, bottom...)
	}
	g.rows = [][]gridCell{top, middle, bottom, figures}
	return g
}
