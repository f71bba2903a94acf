package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	pathnames "path"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/extract/document"
	"nianbao/extract/pdf/guard"
	"nianbao/extract/pdf/syntax"
)

// The limits on what is attached to a file: how many files are taken, how deeply their names are nested, and
// how many nodes of the tree of names are looked at.
const (
	mostAttached  = 1000
	deepestNames  = 30
	mostNameNodes = 10_000
)

// An Attached file is one that a PDF carries: of its tree of names (ISO 32000-1, 7.11.4), which are the documents
// of a portfolio too, an associated file (ISO 32000-2, 14.13), or that of an annotation.
type Attached struct {
	// Name is its own among those of the PDF, without folders: of a name that others have before, "b~2.pdf".
	Name   string
	Packed int64 // bytes that it takes in the PDF, as that says
	stream pdf.Value
}

// Open opens the bytes of the file. It panics where they are packed in a way that the library does not know,
// and so may reading them.
func (a Attached) Open() io.ReadCloser { return a.stream.Reader() }

// AttachedTo returns the files that a PDF carries, in the order of its lists. One that can't be read as it stands
// is rewritten, as by Read. limits must be complete. Errors are of type *Error.
func AttachedTo(path string, data []byte, limits document.Limits) ([]Attached, error) {
	var files *attachments
	_, _, err := opened(path, data, limits, func(readable []byte) error {
		r, err := pdf.NewReader(bytes.NewReader(readable), int64(len(readable)))
		if err != nil {
			return err
		}
		pages, err := guard.Pages(r, limits.MaxPages)
		if err != nil {
			return err
		}
		files = attachmentsOf(r.Trailer().Key("Root"))
		for _, p := range pages {
			files.ofPage(p)
			files.ofAnnotations(p.Key("Annots"))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return files.list, nil
}

// attachments gathers the files that a PDF carries.
type attachments struct {
	list  []Attached
	names map[string]int  // how many files have a name
	seen  map[string]bool // the streams that are in the list: several lists may name one
	nodes int
	// isCut says that a list is damaged or too long, and that there may be more files than were found.
	isCut bool
}

// attachmentsOf returns the files of a document with that catalog, but for those of its pages.
func attachmentsOf(root pdf.Value) *attachments {
	a := &attachments{names: map[string]int{}, seen: map[string]bool{}}
	a.guarded(func() {
		a.tree(root.Key("Names").Key("EmbeddedFiles"), 0)
		a.specs(root.Key("AF"))
	})
	return a
}

// ofPage takes the files that are associated with a page.
func (a *attachments) ofPage(page pdf.Value) { a.guarded(func() { a.specs(page.Key("AF")) }) }

// ofAnnotations takes those of the annotations of a page.
func (a *attachments) ofAnnotations(list pdf.Value) {
	a.guarded(func() {
		for i := 0; i < list.Len() && i < maxAnnotations; i++ {
			a.ofAnnotation(list.Index(i))
		}
	})
}

// ofAnnotation takes the file of an annotation, which is seen as a pin or not at all.
func (a *attachments) ofAnnotation(annotation pdf.Value) {
	if annotation.Key("Subtype").Name() == "FileAttachment" {
		a.spec(annotation.Key("FS"))
	}
}

// guarded notes where the library panics at what is damaged.
func (a *attachments) guarded(take func()) {
	defer func() { a.isCut = a.isCut || recover() != nil }()
	take()
}

// tree takes the files of a node of a tree of names.
func (a *attachments) tree(node pdf.Value, depth int) {
	if a.nodes++; depth > deepestNames || a.nodes > mostNameNodes {
		a.isCut = true
		return
	}
	names := node.Key("Names")
	for i := 1; i < names.Len(); i += 2 {
		a.spec(names.Index(i))
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len() && a.nodes <= mostNameNodes; i++ {
		a.tree(kids.Index(i), depth+1)
	}
}

func (a *attachments) specs(list pdf.Value) {
	for i := 0; i < list.Len() && len(a.list) < mostAttached; i++ {
		a.spec(list.Index(i))
	}
}

// spec takes the file of a file specification.
func (a *attachments) spec(spec pdf.Value) {
	stream := spec.Key("EF").Key("F")
	if stream.Kind() != pdf.Stream {
		stream = spec.Key("EF").Key("UF")
	}
	if stream.Kind() != pdf.Stream {
		return // it is told where the file is, and not carried
	}
	if len(a.list) >= mostAttached {
		a.isCut = true
		return
	}
	id := stream.String() // with its place in the file
	if a.seen[id] {
		return
	}
	a.seen[id] = true
	a.list = append(a.list, Attached{Name: a.own(nameOf(spec)), Packed: stream.Key("Length").Int64(), stream: stream})
}

// nameOf returns the name that a file specification gives, as text and without folders.
func nameOf(spec pdf.Value) string {
	name := cmp.Or(nameIn(spec, "UF"), nameIn(spec, "F"), nameIn(spec, "Desc"))
	name = pathnames.Base(strings.ReplaceAll(name, `\`, "/"))
	if name == "." || name == "/" || name == ".." {
		return "attachment"
	}
	return name
}

// nameIn returns an entry of a file specification as text. Of one that is in no form of Unicode nothing tells the encoding
// (ISO 32000-1, 7.9.3): Chinese programs write GBK.
func nameIn(spec pdf.Value, key string) string {
	raw := syntax.Unpadded(spec.Key(key).RawString())
	if strings.HasPrefix(raw, "\xfe\xff") || strings.HasPrefix(raw, "\xff\xfe") {
		return syntax.InfoText(spec, key)
	}
	raw = strings.TrimPrefix(raw, "\xef\xbb\xbf")
	if utf8.ValidString(raw) {
		return raw
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().String(raw)
	if err != nil {
		return syntax.DocEncoded(raw)
	}
	return text
}

// own returns a name that no file before has.
func (a *attachments) own(name string) string {
	if a.names[name]++; a.names[name] == 1 {
		return name
	}
	extension := pathnames.Ext(name)
	return a.own(fmt.Sprintf("%s~%d%s", strings.TrimSuffix(name, extension), a.names[name], extension))
}

// mostNamed bounds how many names of files a warning has.
const mostNamed = 20

// tellAttached notes the files that a PDF carries: whoever reads its pages alone would miss them.
func tellAttached(doc *document.Document, a *attachments) {
	if len(a.list) == 0 && !a.isCut {
		return
	}
	for _, f := range a.list {
		doc.Attached = append(doc.Attached, f.Name)
	}
	names := doc.Attached[:min(len(doc.Attached), mostNamed)]
	message := fmt.Sprintf("attached to the PDF, and no part of what is read of it: %s", document.PrintablePath(strings.Join(names, "; ")))
	if len(names) < len(a.list) {
		message = fmt.Sprintf("attached to the PDF, and no part of what is read of it, are %d files, such as %s", len(a.list), document.PrintablePath(strings.Join(names, "; ")))
	}
	if len(a.list) > 0 {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "attached-files", Message: message})
	}
	if a.isCut {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "attached-unread", Message: "the list of the files that the PDF carries is damaged or too long; there may be more than were found"})
	}
}
