package guard

import (
	"slices"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/document"
)

// maxPageDepth bounds the depth of the page tree, which may hold a cycle.
const maxPageDepth = 64

// nodesPerPage bounds the nodes of the page tree, of which a few can lead to any number of
// others.
const nodesPerPage = 4

// Pages returns the dictionaries of a file's pages in order. It walks the page tree itself:
// the library's Page trusts the counts in the tree and starts from the root for every page.
// A node that leads back to one above it is left out, as viewers do. It fails with a LimitError
// where there are more pages than the limit, or the tree is too deep or too wide.
func Pages(r *pdf.Reader, limit int) ([]pdf.Value, error) {
	var pages []pdf.Value
	nodes := 0
	var above []string // the nodes above, in words
	var walk func(node pdf.Value, depth int) error
	walk = func(node pdf.Value, depth int) error {
		if depth > maxPageDepth {
			return &document.LimitError{Limit: "nesting", Max: maxPageDepth}
		}
		if nodes++; nodes > nodesPerPage*limit {
			return &document.LimitError{Limit: "nodes of the page tree", Max: int64(nodesPerPage * limit)}
		}
		kids := node.Key("Kids")
		if kids.Kind() != pdf.Array {
			if node.Kind() == pdf.Dict {
				if len(pages) == limit {
					return &document.LimitError{Limit: "pages", Max: int64(limit)}
				}
				pages = append(pages, node)
			}
			return nil
		}
		name := node.String()
		if slices.Contains(above, name) {
			return nil
		}
		above = append(above, name)
		defer func() { above = above[:len(above)-1] }()
		for i := 0; i < kids.Len(); i++ {
			if err := walk(kids.Index(i), depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	root := r.Trailer().Key("Root").Key("Pages")
	if root.Kind() != pdf.Dict {
		return nil, document.Fault("it has no page tree")
	}
	return pages, walk(root, 0)
}
