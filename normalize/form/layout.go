package form

import (
	"slices"
	"strings"
)

// Layouts returns the ways in which a table can be printed: as the form has it,
// and, where its columns stand in groups and in one row, as several tables, one
// for each group (行政复议 apart from 行政诉讼) or for each group of groups, from
// first to last or from last to first.
func (t *Table) Layouts() []*Table {
	list := []*Table{t}
	if t.Key != ByColumn {
		return list
	}
	deepest := 0
	for _, c := range t.Blocks[0].Columns {
		deepest = max(deepest, len(c.Groups))
	}
	for depth := 1; depth <= deepest; depth++ {
		split := *t
		split.Blocks = t.splitAt(depth)
		if len(split.Blocks) <= len(list[len(list)-1].Blocks) {
			continue
		}
		turned := split
		turned.Blocks = slices.Clone(split.Blocks)
		slices.Reverse(turned.Blocks)
		list = append(list, &split, &turned)
	}
	return list
}

// deepestGroup is as deep as groups of columns can lie in each other.
const deepestGroup = 9

// Parts returns the table's blocks as they are where each group of columns is
// printed as a table of its own.
func (t *Table) Parts() []Block {
	if t.Key != ByColumn {
		return t.Blocks
	}
	return t.splitAt(deepestGroup)
}

// splitAt returns the table's columns in blocks by their groups down to a depth.
func (t *Table) splitAt(depth int) []Block {
	var blocks []Block
	last := ""
	for _, b := range t.Blocks {
		for _, c := range b.Columns {
			groups := strings.Join(c.Groups[:min(depth, len(c.Groups))], "/")
			if len(blocks) == 0 || groups != last {
				part := b
				part.Columns = nil
				blocks = append(blocks, part)
				last = groups
			}
			n := len(blocks) - 1
			blocks[n].Columns = append(slices.Clone(blocks[n].Columns), c)
		}
	}
	return blocks
}
