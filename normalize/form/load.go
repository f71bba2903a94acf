package form

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianbao/normalize/datafile"
	"nianbao/normalize/spelling"
)

//go:embed forms/*.json forms/overlays/*.json
var formFiles embed.FS

// All returns the known forms, oldest first. Callers must not change them.
func All() []*Form { return loadForms() }

// FindTable returns a table of a form, nil where there is none.
func FindTable(form, table string) *Table {
	for _, f := range All() {
		if f.ID != form {
			continue
		}
		for i := range f.Tables {
			if f.Tables[i].ID == table {
				return &f.Tables[i]
			}
		}
	}
	return nil
}

var loadForms = sync.OnceValue(func() []*Form {
	var forms []*Form
	for _, name := range filesIn("forms") {
		f := new(Form)
		readForm(name, f)
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b *Form) int { return strings.Compare(a.ID, b.ID) })
	for _, name := range filesIn("forms/overlays") {
		var o overlay
		readForm(name, &o)
		if err := o.apply(forms); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
	}
	for _, f := range forms {
		for i := range f.Tables {
			t := &f.Tables[i]
			t.title = spelling.NewLabel(t.Zh, t.Aliases)
			for j := range t.Blocks {
				t.Blocks[j].prepare()
			}
		}
	}
	return forms
})

// prepare makes the labels of the block ready for comparison, once for all
// documents.
func (b *Block) prepare() {
	for i := range b.Columns {
		c := &b.Columns[i]
		spellings := c.Aliases
		if n := len(c.Groups); n > 0 { // one head in place of two: 行政复议—结果维持
			spellings = append(slices.Clone(spellings), c.Groups[n-1]+c.Zh)
		}
		c.own = spelling.NewLabel(c.Zh, spellings)
		c.path = spelling.NewLabel(strings.Join(c.Groups, "")+c.Zh, nil)
	}
	prepareRows(b.Rows)
}

func prepareRows(rows []Row) {
	for i := range rows {
		rows[i].label = spelling.NewLabel(rows[i].Zh, rows[i].Aliases)
		prepareRows(rows[i].Rows)
	}
}

// filesIn lists the embedded files of a folder. They are part of the binary, as
// is all that they hold: a fault in them is a fault of the build.
func filesIn(dir string) []string {
	entries, err := formFiles.ReadDir(dir)
	if err != nil {
		panic(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, dir+"/"+e.Name())
		}
	}
	return names
}

func readForm(name string, into any) {
	b, err := formFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	datafile.Read(name, b, into)
}
