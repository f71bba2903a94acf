package markup

import (
	_ "embed"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed containers.json
var containersJSON []byte

// containers are the names that content management systems give the element which holds the
// text of a page, in lower case, and the words in names of those that hold its title, and of those
// that stand beside it.
type containers struct {
	IDs     []string `json:"ids"`
	Classes []string `json:"classes"`
	Titles  []string `json:"titles"`
	Beside  []string `json:"beside"`
}

var loadContainers = sync.OnceValue(func() *containers {
	c := new(containers)
	if err := json.Unmarshal(containersJSON, c); err != nil {
		panic(err) // the file is part of the binary
	}
	return c
})

// furnitureOf returns the nodes that stand beside the article of a page: behind its container,
// and before the box that holds it with its title, but for tables, in which a page says what
// the article is (索引号, 发布机构). Without a container there is none.
func furnitureOf(root *html.Node) map[*html.Node]bool {
	n := articleOf(root)
	if n == nil {
		return nil
	}
	beside := map[*html.Node]bool{}
	titled := false // its title is in the box
	for ; n.Parent != nil && n.DataAtom != atom.Body; n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			beside[s] = true
		}
		inBox := !titled
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			titled = titled || holdsTitle(s)
			tables, _ := sizeOf(s)
			beside[s] = !inBox && tables == 0
		}
	}
	return beside
}

// mostContainers bounds how many containers of a page are looked at.
const mostContainers = 50

// articleOf returns the container of a page's article, which holds most of its text and all of
// its tables but for those without figures before it: the innermost such. It returns nil where there is none, or where text stands in
// containers beside each other, each of which may be a part of the article.
func articleOf(root *html.Node) *html.Node {
	_, letters := sizeOf(root)
	var article *html.Node
	var others []*html.Node
	looked := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !isContainer(n) {
			continue
		}
		if looked++; looked > mostContainers {
			return nil
		}
		switch _, l := sizeOf(n); {
		case l*2 > letters && holdsTables(n, root):
			article = n
		case l > 0:
			others = append(others, n)
		}
	}
	if article == nil || slices.ContainsFunc(others, func(n *html.Node) bool { return !isWithin(n, article) && !isWithin(article, n) }) {
		return nil
	}
	return article
}

// holdsTables reports whether no table of a page stands outside of a container that may be one of
// the article: all but those that are called furniture, and those without figures before it.
func holdsTables(container, root *html.Node) bool {
	before := true
	var visit func(n *html.Node) bool
	visit = func(n *html.Node) bool {
		switch {
		case n == container:
			before = false
			return true
		case n.DataAtom == atom.Table && isTable(n) && !isFurniture(n, container) && (!before || holdsFigure(n)):
			return false
		}
		for c := range n.ChildNodes() {
			if !visit(c) {
				return false
			}
		}
		return true
	}
	return visit(root)
}

// figureCell is the text of a cell with nothing but a figure.
var figureCell = regexp.MustCompile(`^[+-]?[\d,.]+\p{Han}?$`)

func holdsFigure(table *html.Node) bool {
	for n := range table.Descendants() {
		if (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && figureCell.MatchString(strings.ReplaceAll(textOf(n), " ", "")) {
			return true
		}
	}
	return false
}

// isTable reports whether a table is one to be read, of more than one row, and no frame for others.
func isTable(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Table {
			return false
		}
	}
	return countRows(n) > 1
}

// isFurniture reports whether a node stands, apart from a container, in an element of which nothing
// is shown, or that is called furniture.
func isFurniture(n, container *html.Node) bool {
	for ; n != nil && !isWithin(container, n); n = n.Parent {
		switch {
		case isUnseen(n), n.DataAtom == atom.Footer, n.DataAtom == atom.Nav, n.DataAtom == atom.Aside, isCalled(n, loadContainers().Beside):
			return true
		}
	}
	return false
}

// isCalled reports whether a word stands in the class or id of an element.
func isCalled(n *html.Node, words []string) bool {
	name := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id"))
	return slices.ContainsFunc(strings.FieldsFunc(name, notLetter), func(word string) bool { return slices.Contains(words, word) })
}

func isWithin(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// counted is the number that a system puts behind the name of each of its containers: vsb_content_2.
var counted = regexp.MustCompile(`_\d+$`)

func isContainer(n *html.Node) bool {
	known := loadContainers()
	id := counted.ReplaceAllString(strings.ToLower(attribute(n, "id")), "")
	return n.DataAtom == atom.Article || slices.Contains(known.IDs, id) ||
		slices.ContainsFunc(strings.Fields(strings.ToLower(attribute(n, "class"))), func(c string) bool { return slices.Contains(known.Classes, c) })
}

// holdsTitle reports whether a node is a heading or called a title, or has one within.
func holdsTitle(n *html.Node) bool {
	isTitle := func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3:
			return true
		}
		return isCalled(n, loadContainers().Titles)
	}
	if isTitle(n) {
		return true
	}
	for c := range n.Descendants() {
		if isTitle(c) {
			return true
		}
	}
	return false
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// sizeOf counts the tables that are seen in a node, and the letters and digits that are no links.
func sizeOf(n *html.Node) (tables, letters int) {
	switch {
	case n.Type == html.TextNode:
		for _, r := range n.Data {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters++
			}
		}
		return 0, letters
	case n.Type == html.ElementNode && isUnseen(n), n.DataAtom == atom.A:
		return 0, 0
	}
	if n.DataAtom == atom.Table && isTable(n) {
		tables++
	}
	for c := range n.ChildNodes() {
		t, l := sizeOf(c)
		tables, letters = tables+t, letters+l
	}
	return tables, letters
}

func countRows(table *html.Node) int {
	rows := 0
	for _, group := range rowGroups(table) {
		rows += len(group)
	}
	return rows
}
