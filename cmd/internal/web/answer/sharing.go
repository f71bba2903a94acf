package answer

import (
	"html/template"
	"maps"
	"text/template/parse"
)

// A template that calls what each page defines for itself, as the frame calls the content, has to
// be there once for each page, under a name of its own. All others are shared: a copy of all parts
// for each of the pages would be most of the memory that the collector goes through.

// own is the name that a template has in a page of that name.
func own(page, name string) string { return page + "/" + name }

// openParts returns the parts that call, themselves or by way of others, what no part defines.
func openParts(parts map[string]*parse.Tree) map[string]*parse.Tree {
	open := map[string]*parse.Tree{}
	for grown := true; grown; {
		grown = false
		for name, tree := range parts {
			if open[name] != nil {
				continue
			}
			eachCall(tree.Root, func(call *parse.TemplateNode) {
				if parts[call.Name] == nil || open[call.Name] != nil {
					open[name], grown = tree, true
				}
			})
		}
	}
	return open
}

// addPage adds to the set what the file of a page defines, and its copies of the open parts.
func addPage(set *template.Template, page string, defined, open map[string]*parse.Tree) error {
	trees := maps.Clone(defined)
	for name, tree := range open {
		if trees[name] == nil {
			trees[name] = tree.Copy()
		}
	}
	for name, tree := range trees {
		eachCall(tree.Root, func(call *parse.TemplateNode) {
			if trees[call.Name] != nil {
				call.Name = own(page, call.Name)
			}
		})
		if _, err := set.AddParseTree(own(page, name), tree); err != nil {
			return err
		}
	}
	return nil
}

// treesOf returns the templates of a set, by their names.
func treesOf(set *template.Template) map[string]*parse.Tree {
	trees := map[string]*parse.Tree{}
	for _, t := range set.Templates() {
		if t.Tree != nil {
			trees[t.Name()] = t.Tree
		}
	}
	return trees
}

// eachCall calls do for each call of a template in a list and in what it holds.
func eachCall(list *parse.ListNode, do func(*parse.TemplateNode)) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		if call, ok := node.(*parse.TemplateNode); ok {
			do(call)
		}
		for _, inner := range listsIn(node) {
			eachCall(inner, do)
		}
	}
}
