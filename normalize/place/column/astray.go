package column

import (
	"slices"
	"strings"

	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
	"nianbao/normalize/spelling"
)

// shortestPiece is how many characters a piece of a head has at least that tells which it
// is of.
const shortestPiece = 2

// Astray reports whether the heads of a text without positions stand in another order than
// those of the form's columns. Heads are broken over lines there: each line has pieces of
// several, in the order of the columns, or one piece, and then the lines are in that order.
// Heads beside a group of columns, which reach over all lines, can stand anywhere between
// the lines, and the last of them on a line before those of the group. Where columns of several groups
// have the same heads, their groups are told apart and the heads of one.
func Astray(head []align.Row, b *form.Block) bool {
	if !headsDiffer(b) {
		return GroupsAstray(head, b)
	}
	deepest := 0
	for _, c := range b.Columns {
		deepest = max(deepest, len(c.Groups))
	}
	inGroup := func(column int) bool { return len(b.Columns[column].Groups) == deepest }
	last := len(b.Columns) - 1
	lone := -1 // the column of the last line of one piece
	for _, r := range head {
		var line []int
		for _, text := range r.Texts {
			line = append(line, columnsIn(text, b)...)
		}
		spaced := len(line) < 2
		if spaced {
			line = spacedIn(r, b)
		}
		// On a line whose characters stand apart it can be glued to what stands on the next.
		if !inGroup(last) && (spaced || len(line) > 1 && line[0] != last) {
			line = slices.DeleteFunc(line, func(c int) bool { return c == last })
		}
		if !slices.IsSorted(line) {
			return true
		}
		if len(line) != 1 || !inGroup(line[0]) {
			continue
		}
		if line[0] < lone {
			return true
		}
		lone = line[0]
	}
	return false
}

// fewestHeads is how many columns heads name at least that say in which order they stand.
const fewestHeads = 3

// Named reports whether the heads of a text name columns of the form, so that their order
// can be told. The characters of heads can stand apart there.
func Named(head []align.Row, b *form.Block) bool {
	named := map[int]bool{}
	for _, r := range head {
		for _, c := range columnsIn(strings.Join(r.Texts, " "), b) {
			named[c] = true
		}
		for _, c := range spacedIn(r, b) {
			named[c] = true
		}
	}
	return len(named) >= min(fewestHeads, len(b.Columns))
}

// A NamedColumn is a head as it is printed, and how like the form's it is.
type NamedColumn struct {
	Printed  string
	Likeness float64 // 0 to 1
}

// NamedInOrder returns the heads on a line of a text that names each column of the form, in
// its order; nil for any other line.
func NamedInOrder(r align.Row, b *form.Block) []NamedColumn {
	var heads []NamedColumn
	for i, text := range r.Texts {
		if at := len(heads); at < len(b.Columns) {
			if like := b.Columns[at].Head().Like(spelling.WordingOf(text), SureHead); like >= SureHead {
				heads = append(heads, NamedColumn{r.Labels[i].Text, like})
			}
		}
	}
	if len(heads) < len(b.Columns) {
		return nil
	}
	return heads
}

// spacedIn returns the columns of which the first characters stand in a line, in its order,
// whatever blanks are between them.
func spacedIn(r align.Row, b *form.Block) []int {
	line := withoutGroups(strings.ReplaceAll(strings.Join(r.Texts, ""), " ", ""), b)
	var list []found
	for i := range b.Columns {
		name := []rune(b.Columns[i].Head().Text())
		if at := strings.Index(line, string(name[:min(shortestPiece, len(name))])); at >= 0 {
			list = append(list, found{at, i})
		}
	}
	return inOrder(list)
}

// withoutGroups returns a text with a blank for each name of a group of columns.
func withoutGroups(text string, b *form.Block) string {
	for _, c := range b.Columns {
		for _, g := range c.Groups {
			text = strings.ReplaceAll(text, spelling.Canonical(g), " ")
		}
	}
	return text
}

// A found is a column, and where in a text its head stands.
type found struct{ at, column int }

// inOrder returns the columns in the order in which their heads stand.
func inOrder(list []found) []int {
	slices.SortFunc(list, func(a, b found) int { return a.at - b.at })
	columns := make([]int, len(list))
	for i, f := range list {
		columns[i] = f.column
	}
	return columns
}

// columnsIn returns the columns whose heads stand in a text, in its order, or the one of
// which the text is a piece and of no other.
func columnsIn(text string, b *form.Block) []int {
	text = withoutGroups(text, b)
	var whole []found
	piece, alike := -1, 0
	for i := range b.Columns {
		name := b.Columns[i].Head().Text()
		if at := strings.Index(text, name); at >= 0 {
			whole = append(whole, found{at, i})
		} else if len([]rune(text)) >= shortestPiece && strings.Contains(name, text) {
			piece = i
			alike++
		}
	}
	if len(whole) == 0 && alike == 1 {
		return []int{piece}
	}
	return inOrder(whole)
}

// GroupsAstray reports whether the heads of a text name the groups of columns, or the columns of each, in another order than
// the form does. On different lines that shows of the outermost groups alone: others can stand in the middle of some lines.
func GroupsAstray(head []align.Row, b *form.Block) bool {
	var groups, outer, heads []string // in the form's order
	for _, c := range b.Columns {
		for depth, g := range c.Groups {
			name := spelling.Canonical(g)
			if !slices.Contains(groups, name) {
				groups = append(groups, name)
			}
			if depth == 0 && !slices.Contains(outer, name) {
				outer = append(outer, name)
			}
		}
		if name := c.Head().Text(); !slices.Contains(heads, name) {
			heads = append(heads, name)
		}
	}
	last := -1 // the outermost group that a line before names
	for _, r := range head {
		if !slices.IsSorted(namedIn(r, groups)) {
			return true
		}
		if named := namedIn(r, outer); len(named) > 0 {
			if named[0] < last {
				return true
			}
			last = named[len(named)-1]
		}
		if each := namedIn(r, heads); len(each) >= len(heads) && len(each)%len(heads) == 0 {
			of := slices.Clone(each[:len(heads)])
			slices.Sort(of)
			if len(slices.Compact(of)) == len(heads) && !slices.IsSorted(each[:len(heads)]) {
				return true
			}
		}
	}
	return false
}

// namedIn returns which of the names the texts of a row are, in its order, but for one character that a font may not tell.
func namedIn(r align.Row, names []string) []int {
	var list []int
	for _, text := range r.Texts {
		at := slices.Index(names, text)
		if at < 0 && len([]rune(text)) > shortestPiece {
			at = slices.IndexFunc(names, func(name string) bool { return spelling.EditDistance([]rune(text), []rune(name)) == 1 })
		}
		if at >= 0 {
			list = append(list, at)
		}
	}
	return list
}
