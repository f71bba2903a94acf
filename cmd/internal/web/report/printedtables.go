package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
	"nianbao/store/export"
	"nianbao/store/reports"
	"nianbao/store/tables"
)

// A tablesData lists the tables that a report prints.
type tablesData struct {
	Report int64         `json:"report"`
	Tables []printedInfo `json:"tables"`

	Title string `json:"-"`
}

// A printedInfo says what a table is.
type printedInfo struct {
	Number   int    `json:"table"`
	Title    string `json:"title"`
	Section  string `json:"section"`
	Page     int    `json:"page,omitempty"`
	Line     int    `json:"line,omitempty"`
	Figures  int    `json:"figures"`
	Mapped   int    `json:"mapped"`   // figures that were given to an indicator
	Unplaced int    `json:"unplaced"` // figures of a form's table without a certain place
}

// A tableData is one of them with its cells.
type tableData struct {
	Report int64 `json:"report"`
	printedInfo
	Cells []annual.PrintedCell `json:"cells"`

	ReportTitle    string         `json:"-"`
	Blocks         []printedBlock `json:"-"`
	Previous, Next int            `json:"-"` // numbers of the tables beside it, 0 for none
}

// A printedBlock is a run of rows under the same heads.
type printedBlock struct {
	Columns []int // of the table
	Heads   []string
	Rows    []printedRow
}

type printedRow struct {
	Label string
	Cells []printedCell // by the block's columns; one without text is no figure
}

type printedCell struct {
	Text, Unit, Name, Href, Class string
	Doubt                         bool // the figure is in doubt
}

func infoOf(number int, t annual.PrintedTable) printedInfo {
	info := printedInfo{Number: number, Title: t.Title, Section: t.Section, Page: t.Place.Page, Line: t.Place.Line, Figures: len(t.Cells)}
	for _, c := range t.Cells {
		if c.Indicator != "" {
			info.Mapped++
		}
		if c.Unplaced {
			info.Unplaced++
		}
	}
	return info
}

// printedTables shows which tables a report prints.
func (p *Pages) printedTables(r *page.Request) (page.View, error) {
	info, list, err := p.tablesOf(r)
	if err != nil {
		return page.View{}, err
	}
	data := &tablesData{Report: info.ID, Title: nameOf(info), Tables: []printedInfo{}}
	for i, t := range list {
		data.Tables = append(data.Tables, infoOf(i+1, t))
	}
	return page.View{Name: "tables", Title: r.Text("printed-tables-of", data.Title), Data: data, Rows: data.rows}, nil
}

func (d *tablesData) rows() [][]string {
	return page.Table("table title section page line figures mapped unplaced", d.Tables, func(t printedInfo) []string {
		return []string{strconv.Itoa(t.Number), t.Title, t.Section, strconv.Itoa(t.Page), strconv.Itoa(t.Line),
			strconv.Itoa(t.Figures), strconv.Itoa(t.Mapped), strconv.Itoa(t.Unplaced)}
	})
}

// printedTable shows one table as it is printed.
func (p *Pages) printedTable(r *page.Request) (page.View, error) {
	number := int(r.ID("table"))
	info, list, err := p.tablesOf(r)
	if err != nil {
		return page.View{}, err
	}
	if number > len(list) {
		return page.View{}, page.NotFound(fmt.Sprintf("%d / %d", number, len(list)))
	}
	t := list[number-1]
	data := &tableData{Report: info.ID, printedInfo: infoOf(number, t), Cells: t.Cells, ReportTitle: nameOf(info), Previous: number - 1}
	if number < len(list) {
		data.Next = number + 1
	}
	stored, err := Load(r.Context(), p.db, info.ID)
	if err != nil {
		return page.View{}, err
	}
	doubts := map[annual.CellRef]string{}
	for _, o := range stored.Report.Observations {
		if o.Doubtful() {
			doubts[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}] = r.Language.Pick(chinese.Of(o.Note), o.Note)
		}
	}
	data.Blocks = blocksOf(t, func(c annual.PrintedCell) printedCell {
		shown := showCell(r, info.ID, c)
		if why, doubtful := doubts[c.CellRef]; doubtful {
			shown.Class, shown.Doubt = "figure flagged", true
			shown.Name += r.Text("doubt-beside", why)
		}
		return shown
	})
	return page.View{Name: "table", Title: r.Text("printed-table-n", number) + " · " + data.ReportTitle, Data: data, Rows: data.rows}, nil
}

func (d *tableData) rows() [][]string {
	return page.Table(CellColumns, d.Cells, CellRow)
}

// CellColumns names what CellRow tells of a printed cell, in its order.
const CellColumns = "row column labels heads text value unit indicator applicant unplaced page line"

// CellRow returns a printed cell as a row of CSV.
func CellRow(c annual.PrintedCell) []string {
	value := ""
	if c.Value != nil {
		value = c.Value.String()
	}
	return []string{strconv.Itoa(c.Row), strconv.Itoa(c.Column), export.JoinNames(c.Labels), export.JoinNames(c.Heads), c.Text, value, c.Unit,
		c.Indicator, c.Applicant, strconv.FormatBool(c.Unplaced), strconv.Itoa(c.Place.Page), strconv.Itoa(c.Place.Line)}
}

// tablesOf returns the report that is asked for with its tables.
func (p *Pages) tablesOf(r *page.Request) (reports.Info, []annual.PrintedTable, error) {
	id := r.ID("id")
	if err := r.Wrong(); err != nil {
		return reports.Info{}, nil, err
	}
	list, err := tables.Of(r.Context(), p.db, id)
	if err != nil {
		return reports.Info{}, nil, err
	}
	info, err := reports.InfoByID(r.Context(), p.db, id)
	return info, list, err
}

func nameOf(i reports.Info) string {
	if i.Organ == "" {
		return i.Title
	}
	if i.Year == 0 {
		return i.Organ
	}
	return fmt.Sprintf("%s %d", i.Organ, i.Year)
}

// showCell says what a cell shows, and leads to where it is printed.
func showCell(r *page.Request, report int64, c annual.PrintedCell) printedCell {
	shown := printedCell{Text: c.Text, Unit: c.Unit, Class: "figure"}
	if strings.HasSuffix(strings.TrimSpace(c.Text), c.Unit) {
		shown.Unit = ""
	}
	anchor := ""
	switch {
	case c.Unplaced:
		shown.Name, shown.Class = r.Text("unplaced-cell"), "figure flagged"
	case c.Indicator != "":
		shown.Name, anchor = naming.Names(r.Language).Cell(c.CellRef), naming.Anchor(c.CellRef)
	default:
		shown.Name, shown.Class = r.Text("unmapped-cell"), "figure unmapped"
	}
	switch {
	case c.Place.Page > 0:
		shown.Href = page.Address(r.Language, "/reports/%v/pages/%v", report, c.Place.Page)
		if q, err := page.Query("cell", anchor); err == nil && anchor != "" {
			shown.Href += string(q) + "#cell"
		}
	case anchor != "":
		shown.Href = page.Address(r.Language, "/reports/%v", report) + "#" + anchor
	}
	return shown
}

// blocksOf puts the cells of a table into rows, with their heads above wherever those
// change.
func blocksOf(t annual.PrintedTable, show func(annual.PrintedCell) printedCell) []printedBlock {
	var blocks []printedBlock
	heads := map[int]string{} // of the current block
	for from := 0; from < len(t.Cells); {
		to := from
		for to < len(t.Cells) && t.Cells[to].Row == t.Cells[from].Row && export.JoinNames(t.Cells[to].Labels) == export.JoinNames(t.Cells[from].Labels) {
			to++
		}
		row := t.Cells[from:to]
		if len(blocks) == 0 || slices.ContainsFunc(row, func(c annual.PrintedCell) bool {
			known, ok := heads[c.Column]
			return ok && known != export.JoinNames(c.Heads)
		}) {
			blocks, heads = append(blocks, printedBlock{}), map[int]string{}
		}
		b := &blocks[len(blocks)-1]
		for _, c := range row {
			if _, ok := heads[c.Column]; !ok {
				b.addColumn(c.Column, export.JoinNames(c.Heads))
				heads[c.Column] = export.JoinNames(c.Heads)
			}
		}
		b.addRow(row, show)
		from = to
	}
	return blocks
}

// addColumn adds a column in its place, which rows before have no figure in.
func (b *printedBlock) addColumn(column int, head string) {
	at, _ := slices.BinarySearch(b.Columns, column)
	b.Columns = slices.Insert(b.Columns, at, column)
	b.Heads = slices.Insert(b.Heads, at, head)
	for i := range b.Rows {
		b.Rows[i].Cells = slices.Insert(b.Rows[i].Cells, at, printedCell{})
	}
}

func (b *printedBlock) addRow(cells []annual.PrintedCell, show func(annual.PrintedCell) printedCell) {
	row := printedRow{Label: export.JoinNames(cells[0].Labels), Cells: make([]printedCell, len(b.Columns))}
	for _, c := range cells {
		at, _ := slices.BinarySearch(b.Columns, c.Column)
		row.Cells[at] = show(c)
	}
	b.Rows = append(b.Rows, row)
}
