package ofd

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/document"
)

// enclosed tells of the files that are attached to a document: one may hold the tables.
func (d *Drawing) enclosed(b *book) {
	var names []string
	for _, e := range b.root.all("Attachments") {
		member, ok := b.find(b.base, e.content())
		if !ok {
			continue
		}
		list, err := b.markup(member)
		if err != nil {
			d.warn("unread-part", 0, "the list of attached files can't be read: "+document.Words(err))
			continue
		}
		for _, a := range list.all("Attachment") {
			if isTrue(a.attr("Visible"), true) {
				names = append(names, a.attr("Name"))
			}
		}
	}
	if len(names) > 0 {
		d.warn("attachments", 0, fmt.Sprintf("files are attached that were not read (%d): %s", len(names), strings.Join(names, ", ")))
	}
}

// seals tells of the signatures of a document and on which of its pages their seals stand, which
// are not drawn and could lie over something.
func (d *Drawing) seals(c *container, body *element, pages map[string]int) error {
	for _, e := range body.all("Signatures") {
		member, ok := c.find(entry, e.content())
		if !ok {
			continue
		}
		list, err := c.markup(member)
		if err != nil {
			if isOver(err) {
				return err
			}
			continue
		}
		for _, s := range list.all("Signature") {
			file, _ := c.find(member, s.attr("BaseLoc"))
			signature, err := c.markup(file)
			if err != nil {
				if isOver(err) {
					return err
				}
				continue
			}
			var on []int
			for _, stamp := range signature.child("SignedInfo").all("StampAnnot") {
				if n := pages[stamp.attr("PageRef")]; n > 0 {
					on = append(on, n)
				}
			}
			slices.Sort(on)
			for _, n := range slices.Compact(on) {
				d.warn("seal", n, "an electronic seal stands on the page; it is not drawn, and whether it is genuine was not looked at")
			}
		}
	}
	return nil
}
