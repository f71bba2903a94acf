package answer

import (
	"fmt"
	"html/template"
	"text/template/parse"

	"nianbao/cmd/internal/web/wording"
)

// foldAll folds some templates.
func foldAll(trees map[string]*parse.Tree, language wording.Language) error {
	for name, tree := range trees {
		if err := fold(tree.Root, language); err != nil {
			return fmt.Errorf("template %s: %w", name, err)
		}
	}
	return nil
}

// fold writes the phrases into a list of a template that say the same on each page: {{t "key"}} with
// nothing to fill in. There are some eight hundred, each of which would be looked up on each page, and
// whose five nodes the collector would go through. A phrase is escaped as text and values in quotes
// need it; no other place of a template has one.
func fold(list *parse.ListNode, language wording.Language) error {
	if list == nil {
		return nil
	}
	var folded []parse.Node
	for _, node := range list.Nodes {
		if key, ok := phraseOf(node); ok {
			text, err := language.Text(key)
			if err != nil {
				return err
			}
			node = &parse.TextNode{NodeType: parse.NodeText, Pos: node.Position(), Text: []byte(template.HTMLEscapeString(text))}
		}
		for _, inner := range listsIn(node) {
			if err := fold(inner, language); err != nil {
				return err
			}
		}
		text, isText := node.(*parse.TextNode)
		if before, ok := last(folded).(*parse.TextNode); ok && isText {
			before.Text = append(before.Text[:len(before.Text):len(before.Text)], text.Text...)
			continue
		}
		folded = append(folded, node)
	}
	list.Nodes = folded
	return nil
}

// phraseOf returns the key of a phrase that a node is, with nothing to fill in.
func phraseOf(node parse.Node) (key string, ok bool) {
	action, ok := node.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || len(action.Pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	function, ok := action.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	if !ok || function.Ident != "t" {
		return "", false
	}
	text, ok := action.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return text.Text, true
}

func last(list []parse.Node) parse.Node {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// listsIn returns the lists that a node holds.
func listsIn(node parse.Node) []*parse.ListNode {
	switch n := node.(type) {
	case *parse.IfNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.RangeNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.WithNode:
		return []*parse.ListNode{n.List, n.ElseList}
	}
	return nil
}
