package main

// A grid is a table to be printed, without any measure but the relative
// widths of its columns.
type grid struct {
	id     string // of the table
	widths []float64
	rows   [][]gridCell // each holds the cells that begin in it
}

// A gridCell is one cell.
type gridCell struct {
	col, colSpan, rowSpan int
	text                  string
	kind                  kind
}

// A kind says what a cell is for, and so how it is set.
type kind int

const (
	heading  kind = iota // 第二十条第（一）项
	header               // over a column
	label                // before a row of figures
	vertical             // 三、本年度办理结果
	group                // （三）不予公开
	figure
)

// grids returns the three tables of a report by ID.
func (r *report) grids() map[string]*grid {
	return map[string]*grid{
		"disclosure":   r.disclosureGrid(),
		"applications": r.applicationsGrid(),
		"disputes":     r.disputesGrid(),
	}
}

func (r *report) disclosureGrid() *grid {
	g := &grid{id: "disclosure", widths: []float64{12, 4, 4, 4, 4, 4, 4}}
	for _, b := range disclosureBlocks(r.formOf("disclosure")) {
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
		bottom = append(bottom, gridCell{4 + i, 1, 1, a.label, header})
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
			for j, a := range applicants {
				text := r.printed[key{"applications." + x.id, a.id}]
				cells = append(cells, gridCell{3 + j, 1, 1, text, figure})
			}
			g.rows = append(g.rows, cells)
		}
	}
	walk(r.rows(), 0, nil)
	return g
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
	g.rows = [][]gridCell{top, middle, bottom, figures}
	return g
}
