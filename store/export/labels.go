package export

import "slices"

// Labels put a table into the words of a reader, in place of the names and codes that programs go by.
type Labels interface {
	// Columns returns what is written of the columns of these names, in which order; isTruth says which of them tell yes
	// or no, as "true" or "false".
	Columns(names []string, isTruth func(int) bool) []LabelledColumn
	// Sheet returns what a sheet with a shape is called, "" the one with the facts.
	Sheet(Shape) string
	// Facts returns what is said of a table of so many reports, of all those there are.
	Facts(shape Shape, reports, all int) []Fact
	// FactHeads returns what the two columns of the facts are called.
	FactHeads() [2]string
}

// A LabelledColumn is a column as a reader has it.
type LabelledColumn struct {
	Of   int // the column that it is made of
	Head string
	Say  func(string) string // puts a value into words; nil: as it is
}

// A Fact is something that is said of a table.
type Fact struct {
	Name, Text string
	Column     bool // it stands in each row of a file that has no room beside its table
}

// labelled returns a table in the words of a reader. In a file without room beside its table the facts stand in each row.
func (t table) labelled(l Labels, facts []Fact) table {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	shown := l.Columns(names, func(i int) bool { return t.columns[i].kind == flagKind })
	out := table{shape: t.shape, count: t.count, name: l.Sheet(t.shape)}
	for _, c := range shown {
		of := t.columns[c.Of]
		of.name = c.Head
		if c.Say != nil {
			of.kind, of.nullable = textKind, false
		}
		out.columns = append(out.columns, of)
	}
	facts = slices.DeleteFunc(slices.Clone(facts), func(f Fact) bool { return !f.Column })
	for _, f := range facts {
		out.columns = append(out.columns, column{name: f.Name, kind: textKind, width: factWidth})
	}
	inDoubt := false
	if t.doubtful != nil {
		out.doubtful = func([]field) bool { return inDoubt } // of the row that is written
	}
	out.each = func(do func([]field) error) error {
		row := make([]field, 0, len(out.columns))
		return t.each(func(from []field) error {
			inDoubt = t.doubtful != nil && t.doubtful(from)
			row = row[:0]
			for _, c := range shown {
				f := from[c.Of]
				if c.Say != nil {
					f = textField(c.Say(t.columns[c.Of].told(f)))
				}
				row = append(row, f)
			}
			for _, f := range facts {
				row = append(row, textField(f.Text))
			}
			return do(row)
		})
	}
	return out
}

// factWidth is how wide the columns of facts are.
const factWidth = 30

// told returns a field as words are made of it.
func (c column) told(f field) string {
	if c.kind == flagKind && !f.null {
		return [2]string{"false", "true"}[f.integer]
	}
	return c.plain(f)
}

// factTable returns the sheet that says what a workbook holds.
func factTable(l Labels, facts []Fact) table {
	heads := l.FactHeads()
	return table{
		name:    l.Sheet(""),
		columns: []column{{name: heads[0], kind: textKind, width: factWidth}, {name: heads[1], kind: textKind, width: 3 * factWidth}},
		count:   func() (int, error) { return len(facts), nil },
		each: func(do func([]field) error) error {
			for _, f := range facts {
				if err := do([]field{textField(f.Name), textField(f.Text)}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
