package ofd

import (
	"errors"
	"maps"

	"nianbao/extract/document"
)

// A book is one document of an OFD file (DocBody), with what its pages refer to by numbers.
type book struct {
	*container
	base        string // the member with its root
	root        *element
	faces       map[string]*typeface
	faceIDs     map[string]int
	media       map[string]string // members with pictures
	params      map[string]*element
	spaces      map[string]*element
	units       map[string]*element
	templates   map[string]*template
	annotations map[string][]*element // of pages
	faults      []string              // what of it can't be read, in words
}

// A template is what pages have in common.
type template struct {
	member string
	order  string
	read   bool
	fault  error
	root   *element
}

// content reads the template when it is first asked for.
func (t *template) content(b *book) (*element, error) {
	if t == nil {
		return nil, errMissing
	}
	if !t.read {
		t.read = true
		if t.root, t.fault = b.markup(t.member); t.fault == nil {
			t.fault = b.resources(t.member, t.root.all("PageRes"))
		}
	}
	return t.root.child("Content"), t.fault
}

// isOver reports whether an error ends the reading: a limit, or the context.
func isOver(err error) bool {
	return errors.Is(err, document.ErrLimit) || errors.Is(err, errEnded)
}

// openBook reads the root of a document and its resources.
func openBook(c *container, base string) (*book, error) {
	root, err := c.markup(base)
	if err != nil {
		return nil, err
	}
	b := &book{container: c, base: base, root: root, faces: map[string]*typeface{}, faceIDs: map[string]int{}, media: map[string]string{}, params: map[string]*element{},
		spaces: map[string]*element{}, units: map[string]*element{}, templates: map[string]*template{}, annotations: map[string][]*element{}}
	common := root.child("CommonData")
	for _, kind := range []string{"PublicRes", "DocumentRes"} {
		if err := b.resources(base, common.all(kind)); err != nil {
			return nil, err
		}
	}
	for _, t := range common.all("TemplatePage") {
		member, _ := c.find(base, t.attr("BaseLoc"))
		b.templates[t.attr("ID")] = &template{member: member, order: t.attr("ZOrder")}
	}
	return b, b.readAnnotations()
}

// resources reads the files of resources that some elements of the member at base name. One that
// can't be read is told.
func (b *book) resources(base string, files []*element) error {
	for _, e := range files {
		member, ok := b.find(base, e.content())
		if !ok {
			b.faults = append(b.faults, "the resources in "+member+" are not in the archive")
			continue
		}
		res, err := b.markup(member)
		switch {
		case err != nil && isOver(err):
			return err
		case err != nil:
			b.faults = append(b.faults, "the resources in "+member+" can't be read: "+document.Words(err))
		default:
			b.add(member, res)
		}
	}
	return nil
}

// add adds the resources of one file.
func (b *book) add(member string, res *element) {
	byID := func(kinds, kind string) map[string]*element {
		found := map[string]*element{}
		for _, list := range res.all(kinds) {
			for _, e := range list.all(kind) {
				found[e.attr("ID")] = e
			}
		}
		return found
	}
	folder := res.attr("BaseLoc")
	for id, e := range byID("Fonts", "Font") {
		face := &typeface{name: e.attr("FontName")}
		if face.name == "" {
			face.name = e.attr("FamilyName")
		}
		if isTrue(e.attr("Bold"), false) {
			face.name += ",Bold"
		}
		if location := e.child("FontFile").content(); location != "" {
			if file, ok := b.find(member, location, folder); ok {
				face.file = file
			}
		}
		b.faces[id] = face
	}
	for id, e := range byID("MultiMedias", "MultiMedia") {
		b.media[id], _ = b.find(member, e.child("MediaFile").content(), folder)
	}
	maps.Copy(b.params, byID("DrawParams", "DrawParam"))
	maps.Copy(b.spaces, byID("ColorSpaces", "ColorSpace"))
	maps.Copy(b.units, byID("CompositeGraphicUnits", "CompositeGraphicUnit"))
}

// readAnnotations reads what was put on the pages (GB/T 33190).
func (b *book) readAnnotations() error {
	for _, e := range b.root.all("Annotations") {
		member, ok := b.find(b.base, e.content())
		if !ok {
			continue
		}
		list, err := b.markup(member)
		if err != nil {
			if isOver(err) {
				return err
			}
			b.faults = append(b.faults, "the annotations can't be read: "+document.Words(err))
			continue
		}
		for _, page := range list.all("Page") {
			file, _ := b.find(member, page.child("FileLoc").content())
			one, err := b.markup(file)
			if err != nil {
				if isOver(err) {
					return err
				}
				b.faults = append(b.faults, "annotations in "+file+" can't be read: "+document.Words(err))
				continue
			}
			id := page.attr("PageID")
			b.annotations[id] = append(b.annotations[id], one.all("Annot")...)
		}
	}
	return nil
}

// typeface returns a font by its number, with the number that it has in the PDF. Text in one
// that the file does not have is shown in one of the drawer's.
func (p *pageWriter) typeface(id string) (*typeface, int, error) {
	face := p.faces[id]
	if face == nil {
		face = &typeface{name: "SimSun"}
		p.faces[id] = face
	}
	if err := face.open(p.container); err != nil && isOver(err) {
		return nil, 0, err
	}
	return face, p.file.faceID(face), nil
}
