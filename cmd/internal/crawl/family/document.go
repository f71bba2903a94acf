package family

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
)

// Documents returns what a page of an article leads to as its report: files and viewers, in order,
// each with what is said of it and each once. The forms of one report (a page, its PDF, its DOC)
// are all there.
func Documents(p Page) []Record {
	base, err := url.Parse(p.Request.URL)
	if err != nil || !base.IsAbs() {
		return nil
	}
	d := &documents{page: &parsed{Page: p, base: base}}
	root := d.page.html()
	root.Find("a, area, [onclick], iframe, frame, embed, object, video, meta, " + attributeSelector()).Each(func(_ int, s *goquery.Selection) { d.look(s) })
	root.Find("script").Each(func(_ int, s *goquery.Selection) { d.script(s.Text()) })
	if len(d.list) == 0 {
		for _, m := range quotedFile.FindAllStringSubmatch(d.page.script(), mostCalls) {
			d.add(strings.ReplaceAll(m[1], `\/`, "/"), nil, true, false)
		}
	}
	if len(d.list) == 0 {
		root.Find("script").Each(func(_ int, s *goquery.Selection) {
			if m := scriptedMove.FindStringSubmatch(s.Text()); m != nil {
				d.add(m[1], nil, true, true)
			}
		})
	}
	return d.list
}

// quotedFile finds the addresses of documents in scripts that show them in a way that is not known.
var quotedFile = regexp.MustCompile(`(?i)["']([^"'\s<>()]+\.(?:pdf|ofd|docx?|wps)(?:[?&#][^"'\s<>]*)?)["']`)

func attributeSelector() string {
	var all []string
	for _, name := range wording.Known().Documents.Attributes {
		all = append(all, "["+name+"]")
	}
	return strings.Join(all, ", ")
}

type documents struct {
	page *parsed
	list []Record
}

// look takes an element that may lead to a file or show one.
func (d *documents) look(s *goquery.Selection) {
	switch {
	case s.Is("meta"):
		if m := refreshTarget.FindStringSubmatch(s.AttrOr("content", "")); m != nil && strings.EqualFold(s.AttrOr("http-equiv", ""), "refresh") {
			d.add(m[1], s, true, true)
		}
		return
	case s.Is("iframe, frame"):
		address := s.AttrOr("src", s.AttrOr("data-src", ""))
		d.add(address, s, true, !isIdle(s) && !wording.Known().Documents.Frames.MatchString(address) && !d.page.isAside(s))
		return
	case s.Is("embed, object"):
		address := s.AttrOr("src", s.AttrOr("data", ""))
		if address == "" {
			address = s.Find(`param[name="src"], param[name="movie"], param[name="url"]`).First().AttrOr("value", "")
		}
		d.add(address, s, true, false)
		return
	}
	for _, address := range d.page.addressesOf(s, nil) {
		d.add(address, s, false, false)
	}
	for _, name := range wording.Known().Documents.Attributes {
		d.add(s.AttrOr(name, ""), s, false, false)
	}
	for _, p := range wording.Known().Documents.Scripts {
		if m := p.FindStringSubmatch(s.AttrOr("onclick", "") + " " + sites.Decoded(s.AttrOr("href", ""))); m != nil {
			d.add(m[1], s, false, false)
		}
	}
}

// script takes the files that a script shows.
func (d *documents) script(text string) {
	for _, p := range wording.Known().Documents.Scripts {
		for _, m := range p.FindAllStringSubmatch(text, -1) {
			d.add(strings.ReplaceAll(m[1], `\/`, "/"), nil, true, false)
		}
	}
}

// add adds what an address leads to if there is evidence that it is a file, or if it is shown on
// the page in any case.
func (d *documents) add(address string, s *goquery.Selection, onward, isShown bool) {
	u, ok := d.page.whole(address)
	if !ok {
		return
	}
	file, isFile := sites.FileOn(u, d.page.base)
	r := Record{Request: sites.Request{URL: sites.Canonical(file).String(), Referer: d.page.Request.URL}, Onward: onward}
	if r.Request.URL == d.page.Request.URL {
		return
	}
	if s != nil {
		r.Text, r.Title, r.Date = d.page.told(s)
		r.InList = !onward
	}
	if !isFile && !isShown && !d.isAttached(u, r, s) || s != nil && !onward && d.page.isAside(s) && !isFile {
		return
	}
	if i := slices.IndexFunc(d.list, func(o Record) bool { return o.Request.URL == r.Request.URL }); i >= 0 {
		if had := &d.list[i]; len(r.Text)+len(r.Title) > len(had.Text)+len(had.Title) {
			had.Text, had.Title = r.Text, r.Title
		}
		return
	}
	d.list = append(d.list, r)
}

// isAttached reports whether a link leads to a file by something else than the end of its address:
// by its place on the server, its query, its text, or the heading above it.
func (d *documents) isAttached(u *url.URL, r Record, s *goquery.Selection) bool {
	if sites.NamesFile(u) || wording.Known().Documents.Attached.MatchString(u.RequestURI()) {
		return true
	}
	return s != nil && (sites.IsFileName(r.Text) || sites.IsFileName(r.Title))
}

// mostPictures is how many pictures of an article are taken.
const mostPictures = 30

// Pictures lists the pictures that are the matter of an article's page, in their order: its report can be shown by scans
// of its pages. Those that are small by what the page says of them, or by their names are no such, are left out.
func Pictures(page Page) []Record {
	base, err := url.Parse(page.Request.URL)
	if err != nil || !base.IsAbs() {
		return nil
	}
	p := &parsed{Page: page, base: base}
	var list []Record
	p.html().Find("img").Each(func(_ int, s *goquery.Selection) {
		address := s.AttrOr("src", "")
		for _, name := range wording.Known().Pictures.Attributes { // of one that is shown when it comes into sight
			if later := s.AttrOr(name, ""); later != "" {
				address = later
			}
		}
		target, ok := p.whole(address)
		if !ok || len(list) == mostPictures || isIcon(s) || p.isAside(s) || wording.Known().Pictures.Others.MatchString(target.Path) {
			return
		}
		r := Record{Request: sites.Request{URL: sites.Canonical(target).String(), Referer: page.Request.URL}, Text: shown(s.AttrOr("alt", ""))}
		if !slices.ContainsFunc(list, func(o Record) bool { return o.Request.URL == r.Request.URL }) {
			list = append(list, r)
		}
	})
	return list
}

// leastShown is how many points a picture is high and wide, if the page says so, that can be read.
const leastShown = 200

// isIcon reports whether a page says that a picture is small.
func isIcon(s *goquery.Selection) bool {
	for _, name := range []string{"width", "height"} {
		n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s.AttrOr(name, "")), "px"))
		if err == nil && n < leastShown {
			return true
		}
	}
	return false
}

// Wholes lists the pages to which an article leads for the whole of its matter: 点击查看全文.
func Wholes(p Page) []Record {
	base, err := url.Parse(p.Request.URL)
	if err != nil || !base.IsAbs() {
		return nil
	}
	page := &parsed{Page: p, base: base}
	var list []Record
	page.html().Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		target, ok := page.resolve(s.AttrOr("href", ""))
		if ok && target != p.Request.URL && len(list) < mostWholes && wording.Known().Links.Whole.MatchString(bare(shown(s.Text()))) && !page.isAside(s) {
			list = append(list, Record{Request: sites.Request{URL: target, Referer: p.Request.URL}, Text: shown(s.Text())})
		}
	})
	return list
}

// mostWholes is how many such pages of an article are asked for.
const mostWholes = 2
