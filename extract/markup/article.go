package markup

import (
	_ "embed"
	"encoding/json"
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
// text of a page, in lower case, and parts of names of those that hold its title.
type containers struct {
	IDs     []string `json:"ids"`
	Classes []string `json:"classes"`
	Titles  []string `json:"titles"`
}

var loadContainers = sync.OnceValue(func() *containers {
	c := new(containers)
	if err := json.Unmarshal(containersJSON, c); err != nil {
		panic(err) // the file is part of the binary
	}
	return c
})

// furnitureOf returns the nodes that stand beside the article of a page: behind its container,
// and before the box that holds it with its title. Without a container there is none.
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
			beside[s] = !inBox
		}
	}
	return beside
}

// mostContainers bounds how many containers of a page are looked at.
const mostContainers = 50

// articleOf returns the container of a page's article, which holds all of its tables and most
// of its text: the innermost such. It returns nil where there is none, or where text stands in
// containers beside each other, each of which may be a part of the article.
func articleOf(root *html.Node) *html.Node {
	tables, letters := sizeOf(root)
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
		switch t, l := sizeOf(n); {
		case t == tables && l*2 > letters:
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

func isWithin(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func isContainer(n *html.Node) bool {
	known := loadContainers()
	return n.DataAtom == atom.Article || slices.Contains(known.IDs, strings.ToLower(attribute(n, "id"))) ||
		slices.ContainsFunc(strings.Fields(strings.ToLower(attribute(n, "class"))), func(c string) bool { return slices.Contains(known.Classes, c) })
}

// holdsTitle reports whether a node is a heading or called a title, or has one within.
func holdsTitle(n *html.Node) bool {
	isTitle := func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3:
			return true
		}
		name := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id"))
		return slices.ContainsFunc(loadContainers().Titles, func(t string) bool { return slices.Contains(strings.FieldsFunc(name, notLetter), t) })
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

// sizeOf counts the tables of more than one row that are seen in a node, and the letters and
// digits that are no links.
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
	if n.DataAtom == atom.Table && countRows(n) > 1 {
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
