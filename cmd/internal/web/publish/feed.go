package publish

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// feedLength is how many reports a feed has: those of a busy day.
const feedLength = 100

// An atomFeed is a feed as RFC 4287 has it.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Updated  string      `xml:"updated"`
	Links    []atomLink  `xml:"link"`
	Author   string      `xml:"author>name"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Author  string   `xml:"author>name"`
	Summary string   `xml:"summary"`
}

// Feed answers with the reports that were read last, as Atom; region= takes those of a
// region and of all within it, only= the real or the invented ones alone.
func (p *Pages) Feed(w http.ResponseWriter, r *page.Request) error {
	region, sort := r.Words("region"), r.Choice("only", append([]string{""}, invented.Sorts()...)...)
	if err := r.Wrong(); err != nil {
		return err
	}
	chosen, err := invented.Alone(r.Context(), p.db, sort)
	if err != nil {
		return err
	}
	list, err := reports.Newest(r.Context(), p.db, region, chosen, feedLength)
	if err != nil {
		return err
	}
	title := r.Text("site")
	if region != "" {
		title = region + " · " + title
	}
	if sort != "" {
		title = r.Text("reports-alone-"+sort) + " · " + title
	}
	self := r.Absolute(r.Language.Prefix() + "/feed.atom")
	if r.URL.RawQuery != "" {
		self += "?" + r.URL.Query().Encode()
	}
	feed := atomFeed{Language: string(r.Language), ID: self, Title: title, Author: r.Text("site"), Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", r.Absolute(r.Language.Prefix() + "/")}}}
	for i, report := range list {
		entry := p.entry(r, report)
		if i == 0 {
			feed.Updated = entry.Updated
		}
		feed.Entries = append(feed.Entries, entry)
	}
	if err := r.Wrong(); err != nil {
		return err
	}
	return sendXML(w, r, "application/atom+xml; charset=utf-8", feed)
}

// ReadLast returns when the report was stored that was read last, a time that is zero where there is none.
func (p *Pages) ReadLast(ctx context.Context) (time.Time, error) {
	list, err := reports.Newest(ctx, p.db, "", reports.Among{}, 1)
	if err != nil || len(list) == 0 {
		return time.Time{}, err
	}
	return list[0].StoredAt, nil
}

// entry tells of a report whose it is, and what is to be known before it is trusted.
func (p *Pages) entry(r *page.Request, report reports.Info) atomEntry {
	name, year := report.Organ, "?"
	if name == "" {
		name = report.Title
	}
	if report.Year != 0 {
		year = strconv.Itoa(report.Year)
	}
	return atomEntry{
		ID:      r.Absolute(fmt.Sprintf("/reports/%d", report.ID)),
		Title:   r.Text("feed-title", name, year),
		Updated: report.StoredAt.UTC().Format(time.RFC3339),
		Link:    atomLink{"alternate", "text/html", r.Absolute(fmt.Sprintf("%s/reports/%d", r.Language.Prefix(), report.ID))},
		Author:  name,
		Summary: r.Text("feed-summary", report.Errors, report.Flagged+report.Unplaced),
	}
}

// sendXML answers with a document.
func sendXML(w http.ResponseWriter, r *page.Request, kind string, document any) error {
	body, err := xml.MarshalIndent(document, "", " ")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	answer.Send(w, r.Request, append([]byte(xml.Header), body...))
	return nil
}
