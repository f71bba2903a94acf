package markup

import (
	"slices"
	"strings"

	"nianbao/extract/character"
	"nianbao/extract/document"
)

// Documents with markup (web pages, Word documents) say themselves what is a
// paragraph and what is a cell. They are read as one page without measures, a
// sequence of lines, each a whole paragraph, and of tables.

// markup collects the lines and tables of a document in their order.
type markup struct {
	page   *document.Page
	limits document.Limits
	seen   document.Seen // text so far
	cells  int           // of tables so far
}

func newMarkup(limits document.Limits) *markup {
	return &markup{page: &document.Page{Number: 1}, limits: limits}
}

// addLine adds a paragraph; number is its line in the file.
func (m *markup) addLine(text string, number int, bold bool) error {
	text = strings.TrimSpace(character.Clean(text))
	if text == "" || text == character.Replacement {
		return nil
	}
	if err := m.seen.Add(text, m.limits); err != nil {
		return err
	}
	line := &document.Line{Text: text, Number: number, Bold: bold}
	m.page.Sequence = append(m.page.Sequence, document.Item{Page: m.page, Line: line})
	return nil
}

// addPicture adds a picture behind what was added last; number is its line in the file. One
// before all text is the site's.
func (m *markup) addPicture(number int) {
	if n := len(m.page.Sequence); n > 0 {
		m.page.Inserted = append(m.page.Inserted, document.Inserted{Place: document.Place{Page: 1, Line: number}, Behind: m.page.Sequence[n-1]})
	}
}

// A markupCell is a cell as the markup has it, before it has its column.
type markupCell struct {
	rowSpan, colSpan int
	text             string // line by line
	doubtful         bool   // text is struck out or raised, so that it can't be taken as it stands
	cut              bool   // the document ends in the cell
	line             int
	// flows says that the cell holds a table or running text, so that the table
	// around it does nothing but set it in its place. flow adds what is in the cell
	// as lines and tables of their own.
	flows bool
	flow  func() error
}

// longestCell is how many characters a cell of a table has at most; what is
// longer is running text. The longest label of a form has 45.
const longestCell = 200

// widestTable bounds the columns of a table as browsers do.
const widestTable = 1000

// addTable adds a table of rows. Rows with a cell that flows part it: what is
// above and below such a row are tables of their own.
func (m *markup) addTable(rows [][]markupCell) error {
	cells, cols, err := m.layOutCells(rows)
	if err != nil {
		return err
	}
	if cols == 1 {
		for _, c := range cells {
			if err := c.source.flow(); err != nil {
				return err
			}
		}
		return nil
	}
	flows := make([]bool, len(rows))
	for _, c := range cells {
		if c.source.flows {
			for r := c.Row; r < c.Row+c.RowSpan; r++ {
				flows[r] = true
			}
		}
	}
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && flows[to] == flows[from] {
			to++
		}
		within := slices.DeleteFunc(slices.Clone(cells), func(c placedCell) bool { return c.Row < from || c.Row >= to })
		switch {
		case !flows[from]:
			m.addGrid(within, from, to, cols)
		default:
			for _, c := range within {
				if err := c.source.flow(); err != nil {
					return err
				}
			}
		}
		from = to
	}
	return nil
}

// A placedCell is a cell with its place in the grid.
type placedCell struct {
	document.Cell
	source *markupCell
}

// layOutCells gives each cell its row and column as browsers do: it takes the
// first columns that no cell from above reaches into. Cells that come to lie
// over each other are in doubt.
func (m *markup) layOutCells(rows [][]markupCell) (cells []placedCell, cols int, err error) {
	type reach struct{ until, cell int }
	var taken []reach // by column: up to which row, exclusive, by which cell
	for r := range rows {
		col := 0
		for i := range rows[r] {
			c := &rows[r][i]
			for col < len(taken) && taken[col].until > r {
				col++
			}
			rowSpan, colSpan := min(max(c.rowSpan, 1), len(rows)-r), max(c.colSpan, 1)
			if col+colSpan > widestTable {
				return nil, 0, &document.LimitError{Limit: "columns", Max: widestTable}
			}
			if m.cells++; m.cells > m.limits.MaxObjects {
				return nil, 0, &document.LimitError{Limit: "objects", Max: int64(m.limits.MaxObjects)}
			}
			for line := range strings.SplitSeq(c.text, "\n") {
				if err := m.seen.Add(line, m.limits); err != nil {
					return nil, 0, err
				}
			}
			placed := placedCell{source: c, Cell: document.Cell{Row: r, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Text: c.text, Crossed: c.doubtful, Cut: c.cut,
				Place: document.Place{Page: 1, Line: c.line}}}
			for k := col; k < col+colSpan; k++ {
				if k == len(taken) {
					taken = append(taken, reach{})
				}
				if taken[k].until > r {
					placed.Crossed, cells[taken[k].cell].Crossed = true, true
				}
				taken[k] = reach{max(taken[k].until, r+rowSpan), len(cells)}
			}
			cells = append(cells, placed)
			col += colSpan
		}
	}
	return cells, len(taken), nil
}

// addGrid adds the rows of a table from one to before another. Its cells have
// boxes that count columns and rows; see Place.
func (m *markup) addGrid(cells []placedCell, from, to, cols int) {
	if len(cells) == 0 {
		return
	}
	t := &document.Table{Rows: to - from, Cols: cols, Source: document.FromMarkup}
	for _, c := range cells {
		c.Row -= from
		c.RowSpan = min(c.RowSpan, t.Rows-c.Row)
		c.Place.Box = document.Rect{X0: float64(c.Col), X1: float64(c.Col + c.ColSpan), Y0: -float64(c.Row + c.RowSpan), Y1: -float64(c.Row)}
		t.Cells = append(t.Cells, c.Cell)
	}
	at := document.Place{Page: 1, Line: t.Cells[0].Place.Line}
	t.Pieces = []document.Piece{{Place: at, LastRow: t.Rows - 1}}
	m.page.Tables = append(m.page.Tables, t)
	m.page.Sequence = append(m.page.Sequence, document.Item{Page: m.page, Table: t})
}

// done completes the document with what was collected.
func (m *markup) done(doc *document.Document) error {
	if len(m.page.Sequence) == 0 {
		return &document.Error{Path: doc.Path, Reason: document.ErrNoText}
	}
	for i := range m.page.Sequence {
		if l := m.page.Sequence[i].Line; l != nil {
			m.page.Lines = append(m.page.Lines, *l)
		}
	}
	doc.Pages = []*document.Page{m.page}
	return nil
}
