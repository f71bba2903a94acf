package ofd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"nianbao/extract/document"
)

// MediaType is the media type of an OFD file.
const MediaType = "application/ofd"

// A Drawing is a PDF that shows the pages of an OFD file, and what that file says of itself.
type Drawing struct {
	PDF      []byte
	Title    string
	Producer string
	// Warnings tell of pages that could not be read or not wholly, and of what the file holds
	// beside them.
	Warnings []document.Warning
}

// errEnded says that the context ended while a part was read.
var errEnded = errors.New("ended")

// encryptions is the member of a file that is encrypted as a whole (GM/T 0099).
const encryptions = "Encryptions.xml"

// Draw makes a PDF of an OFD file. The pages of all its documents follow each other. A page that
// can't be read is empty and has a warning. limits must be complete: see Limits.WithDefaults.
//
// Errors are of type *Error with the path, or that of the context.
func Draw(ctx context.Context, path string, data []byte, limits document.Limits) (d *Drawing, err error) {
	defer func() {
		switch {
		case err == nil:
		case ctx.Err() != nil:
			d, err = nil, ctx.Err()
		case errors.Is(err, document.ErrPassword):
			d, err = nil, &document.Error{Path: path, Reason: document.ErrPassword}
		case errors.Is(err, document.ErrLimit):
			d, err = nil, &document.Error{Path: path, Reason: document.ErrLimit, Detail: document.Words(err)}
		default:
			d, err = nil, &document.Error{Path: path, Reason: document.ErrDamagedOFD, Detail: document.Words(err)}
		}
	}()
	defer document.RecoverTo(&err)
	c, err := openContainer(data, &budget{ctx: ctx, limits: limits})
	if err != nil {
		return nil, err
	}
	if c.member(encryptions) != nil {
		return nil, document.ErrPassword
	}
	root, err := c.markup(entry)
	if err != nil {
		return nil, err
	}
	d = &Drawing{}
	w := newPDFWriter()
	for _, body := range root.all("DocBody") {
		if err := d.body(c, w, body); err != nil {
			return nil, err
		}
	}
	if len(w.pages) == 0 {
		return nil, document.Fault("it has no pages")
	}
	d.PDF = w.close()
	return d, nil
}

// body draws one document of the file.
func (d *Drawing) body(c *container, w *pdfWriter, body *element) error {
	if info := body.child("DocInfo"); d.Title == "" && d.Producer == "" {
		d.Title = info.child("Title").content()
		d.Producer = strings.TrimSpace(info.child("Creator").content() + " " + info.child("CreatorVersion").content())
	}
	base, _ := c.find(entry, rootOf(c, body))
	b, err := openBook(c, base)
	if err != nil {
		if isOver(err) {
			return err
		}
		d.warn("unread-part", 0, fmt.Sprintf("the document %s of the file can't be read: %s", base, document.Words(err)))
		return nil
	}
	first := len(w.pages) + 1
	pages := map[string]int{}
	for _, e := range b.root.child("Pages").all("Page") {
		if len(w.pages) == c.budget.limits.MaxPages {
			return &document.LimitError{Limit: "pages", Max: int64(c.budget.limits.MaxPages)}
		}
		if err := c.budget.ctx.Err(); err != nil {
			return err
		}
		pages[e.attr("ID")] = len(w.pages) + 1
		if err := d.page(b, w, e); err != nil {
			return err
		}
	}
	for _, f := range b.faults {
		d.warn("unread-part", min(first, len(w.pages)), f)
	}
	d.enclosed(b)
	return d.seals(c, body, pages)
}

// rootOf returns where the root of a document is: of its current version, if it has versions.
func rootOf(c *container, body *element) string {
	for _, v := range body.child("Versions").all("Version") {
		if !isTrue(v.attr("Current"), false) {
			continue
		}
		member, _ := c.find(entry, v.attr("BaseLoc"))
		if version, err := c.markup(member); err == nil {
			if at, ok := c.find(member, version.child("DocRoot").content()); ok {
				return "/" + at
			}
		}
	}
	return body.child("DocRoot").content()
}

// page draws one page. What is wrong with it is told.
func (d *Drawing) page(b *book, w *pdfWriter, e *element) error {
	p := &pageWriter{book: b, file: w}
	number := len(w.pages) + 1
	common := b.root.child("CommonData").child("PageArea")
	member, _ := b.find(b.base, e.attr("BaseLoc"))
	root, err := b.markup(member)
	if err == nil {
		err = b.resources(member, root.all("PageRes"))
	}
	area := areaOf(root.child("Area"), common)
	if err == nil {
		err = p.page(root, area, b.annotations[e.attr("ID")])
	}
	if err != nil {
		if isOver(err) || b.budget.ctx.Err() != nil {
			return err
		}
		d.warn("unread-page", number, "the page can't be read and is taken for empty: "+document.Words(err))
		p.Reset()
		p.pictures = nil
	}
	if p.fault != "" {
		d.warn("unread-part", number, p.fault)
	}
	w.add(area, p.Bytes(), p.pictures)
	return nil
}

func (d *Drawing) warn(code string, page int, message string) {
	const most = 1000 // of all pages
	if len(d.Warnings) < most {
		d.Warnings = append(d.Warnings, document.Warning{Code: code, Message: document.Printable(message), Page: page})
	}
}
