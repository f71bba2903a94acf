package family

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"nianbao/cmd/internal/crawl/family/wording"
	"nianbao/cmd/internal/crawl/sites"
)

// A link is a record with the element that it is.
type link struct {
	Record
	element *goquery.Selection
}

var (
	// quotedAddress finds addresses in scripts: window.open('/files/a.pdf').
	quotedAddress = regexp.MustCompile(`(?i)['"]((?:https?:/)?[^'"\s<>()\\]*(?:/[^'"\s<>()\\]*|\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|s?html?|jsp|aspx?|do)(?:\?[^'"\s<>()\\]*)?))['"]`)
	scriptedMove  = regexp.MustCompile(`(?:window|document|self|top|parent)?\.?location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*['"]([^'"]+)['"]\s*(?:[;)}\n]|$)`)
	refreshTarget = regexp.MustCompile(`(?i)^\s*[\d.]*\s*[;,]?\s*url\s*=\s*['"]?([^'"]+)['"]?\s*$`)
)

// linksOf lists the links below an element, in their order.
func linksOf(p *parsed, root *goquery.Selection, scripted []scriptedLink) []link {
	var list []link
	ask := func(request sites.Request, element *goquery.Selection, onward bool) {
		l := link{element: element, Record: Record{Request: request, Onward: onward}}
		if element != nil {
			l.Text, l.Title, l.Date = p.told(element)
			l.InList = !onward && p.isInList(element)
		}
		list = append(list, l)
	}
	add := func(address string, element *goquery.Selection, onward bool) {
		if target, ok := p.resolve(address); ok {
			ask(sites.Request{URL: target}, element, onward)
		}
	}
	root.Find(p.clickable() + ", iframe, frame").Each(func(_ int, s *goquery.Selection) {
		if s.Is("iframe, frame") {
			if address := s.AttrOr("src", ""); !isIdle(s) && !wording.Known().Links.Frames.MatchString(address) {
				add(address, s, true)
			}
			return
		}
		for _, address := range p.addressesOf(s, scripted) {
			add(address, s, false)
		}
	})
	hasList := slices.ContainsFunc(list, func(l link) bool { return l.InList })
	root.Find("select option").Each(func(_ int, s *goquery.Selection) {
		if request, ok := p.chosen(s); ok {
			ask(request, s, false)
			last := &list[len(list)-1]
			last.InList, last.Choice = !hasList, true // else it stands beside the list
		}
	})
	root.Find("meta").Each(func(_ int, s *goquery.Selection) {
		if m := refreshTarget.FindStringSubmatch(s.AttrOr("content", "")); m != nil && strings.EqualFold(s.AttrOr("http-equiv", ""), "refresh") {
			add(m[1], nil, true)
		}
	})
	if root.Is("html") || root.Find("html").Length() > 0 {
		for _, address := range p.loadedParts() {
			add(address, nil, true)
		}
	}
	if len(list) == 0 { // among links, where a script leads to depends on what it asks first
		root.Find("script").Each(func(_ int, s *goquery.Selection) {
			if m := scriptedMove.FindStringSubmatch(s.Text()); m != nil {
				add(m[1], nil, true)
			}
		})
	}
	return list
}

// isIdle reports whether a frame shows nothing to be read: it is as small as a point.
func isIdle(frame *goquery.Selection) bool {
	small := func(name string) bool {
		v := strings.TrimSuffix(frame.AttrOr(name, ""), "px")
		return v == "0" || v == "1"
	}
	return small("width") || small("height")
}

// told returns what is shown of a link, what its title or else the row of a vague link says, and
// the date that stands in its row.
func (p *parsed) told(s *goquery.Selection) (text, title, date string) {
	text = shown(s.Text())
	if text == "" {
		text = shown(s.Find("img[alt]").First().AttrOr("alt", ""))
	}
	if own := dateIn(text); own != "" && !s.Is("a, area") { // it is a row as a whole
		text = shown(strings.Replace(text, own, " ", 1))
	}
	title = s.AttrOr("title", "")
	if title == "" {
		title = s.Find("[title]").First().AttrOr("title", "")
	}
	if strings.Contains(title, "<") { // colours that the text has, too
		title = fragment(title).Text()
	}
	title = shown(title)
	row, ok := p.rowOf(s)
	if !ok {
		return text, title, ""
	}
	date = dateIn(row)
	if title == "" && wording.Known().Links.Vague.MatchString(bare(text)) && !wording.Known().Pager.Number.MatchString(bare(text)) {
		if cell := cellOf(s); cell != "" {
			return text, cell, date
		}
		row = p.saying(s, row, text)
		title = shown(strings.Replace(row, text, " ", 1))
		if date != "" {
			title = shown(strings.Replace(title, date, " ", 1))
		}
		if title != "" && wording.Known().Pager.More.MatchString(bare(text)) {
			return title, "", date // it leads to all of what it stands beside
		}
	}
	return text, title, date
}

// saying returns the text of a row, or of the next element around it that says more than the link does
// and is no list of many.
func (p *parsed) saying(link *goquery.Selection, row, text string) string {
	if row == text { // 2024年 stands before what is said of it: <dt>2024年</dt><dd>查看</dd>
		if term := shown(link.Closest("dd").PrevAllFiltered("dt").First().Text()); term != "" {
			return term + " " + text
		}
	}
	for around, i := link.Parent(), 0; row == text && i < mostAround && around.Length() > 0 && !around.Is("body, html, form"); around, i = around.Parent(), i+1 {
		more, ok := p.around.row(around)
		if !ok || around.Find("a").Length() > 1 {
			break
		}
		row = more
	}
	return row
}

// mostAround is how many elements around a link are looked at for what it is.
const mostAround = 5

// cellOf returns what a table says of a link in one of its cells: the first cell of the row, and the
// head of the column. It returns "" where the table has no such.
func cellOf(link *goquery.Selection) string {
	cell := link.Closest("td")
	cells := cell.Parent().Children()
	heads := cell.Closest("table").Find("tr").First().Children()
	at := cell.Index()
	if at < 1 || cells.Length() != heads.Length() || cells.Find("a").Length() < 2 || heads.Find("a").Length() > 0 {
		return ""
	}
	name, head := shown(cells.First().Text()), shown(heads.Eq(at).Text())
	if name == "" || head == "" {
		return ""
	}
	return name + " " + head
}

// isInList reports whether a link stands in a list of a page, and not in what is around it.
func (p *parsed) isInList(s *goquery.Selection) bool {
	_, isRow := p.rowOf(s)
	return (isRow || s.Is("option") || s.Closest("li, tr, dd, dt").Length() > 0) && !p.isAside(s)
}

// isAside reports whether an element stands in what is around a page's own matter.
func (p *parsed) isAside(s *goquery.Selection) bool {
	return len(s.Nodes) > 0 && p.around.isAside(s.Nodes[0].Parent)
}

// rowOf returns the text of the smallest element around a link that is a record by itself: what
// stands in it belongs to the link. It reports false where such an element holds many links.
func (p *parsed) rowOf(link *goquery.Selection) (string, bool) {
	if link.Is("option") {
		return "", false
	}
	row := link.Closest("li, tr, dd, dt, p")
	if row.Length() == 0 {
		if row = link.Parent(); row.Length() == 0 || row.Is("body, html, form") {
			return "", false
		}
	}
	return p.around.row(row)
}

// headingOf returns the name of the list that a page shows: its column, where the page says it as
// the guideline for government sites of 2017 has it, or else its title.
func headingOf(p *parsed) string {
	if p.heading == nil {
		heading := p.findHeading()
		p.heading = &heading
	}
	return *p.heading
}

func (p *parsed) findHeading() string {
	if strings.Contains(p.MediaType, "json") {
		return p.Context[headingKey]
	}
	for _, name := range []string{"ColumnName", "columnName", "columnname"} {
		if column := shown(p.html().Find(`meta[name="`+name+`"]`).First().AttrOr("content", "")); column != "" {
			return column
		}
	}
	if title := shown(p.html().Find("title").First().Text()); title != "" {
		return title
	}
	return p.Context[headingKey]
}

// headingKey is the entry of a context with the heading of the page that asked.
const headingKey = "heading"

// recordsIn lists the records in a text of a page, HTML or JSON.
func (v *view) recordsIn(p *parsed, text string, values map[string]string, scripted []scriptedLink) []Record {
	if v.Records.JSON != "" {
		return v.Records.ofJSON(p, parseJSON(text), values)
	}
	isWhole := len(v.Content) == 0
	root := p.html()
	if !isWhole {
		root = fragment(text).Selection
	}
	records := linksOf(p, root, scripted)
	for i := range records {
		r := &records[i]
		switch {
		case !isWhole:
			r.InList = true
		case v.Records.Select != nil:
			r.InList = r.element != nil && r.element.ParentsMatcher(v.Records.Select).Length() > 0
		case v.Records.Below:
			r.InList = isBelow(r.Request.URL, p.base.String())
		}
	}
	list := make([]Record, 0, len(records))
	for _, r := range records {
		list = append(list, r.Record)
	}
	return list
}

// isBelow reports whether an address lies in the folder of another, or below it.
func isBelow(address, page string) bool {
	folder := page[:strings.LastIndex(page, "/")+1]
	return strings.HasPrefix(address, folder) && address != folder && address != page
}

// ofJSON lists the records of a list in JSON.
func (r recordsOf) ofJSON(p *parsed, data any, values map[string]string) []Record {
	var list []Record
	for _, n := range r.objects(at(data, r.JSON), false) {
		o := n.object
		address, ok := first(r.Address, o, values)
		if !ok {
			continue
		}
		address, ok = p.resolve(address)
		if !ok {
			continue
		}
		record := Record{InList: true, InColumn: n.isBelow, Text: textOf(r.Text, o), Title: textOf(r.Title, o), Date: textOf(r.Date, o)}
		record.Request.URL = address
		list = append(list, record)
	}
	return list
}

// textOf returns what the first of some templates says of an object, as a reader sees it.
func textOf(templates []string, object any) string {
	text, _ := first(templates, object, nil)
	return shown(fragment(text).Text())
}

// A nested is an object that is a record. isBelow says that it stands within one that is let through with all that
// it has.
type nested struct {
	object  any
	isBelow bool
}

// objects lists the objects of a list that are records, and those within them if they count.
func (r recordsOf) objects(data any, isBelow bool) []nested {
	var list []nested
	switch data := data.(type) {
	case []any:
		for _, element := range data {
			list = append(list, r.objects(element, isBelow)...)
		}
	case map[string]any:
		text := textOf(r.Text, data)
		if isBelow || r.Only == nil || r.Only.MatchString(text) {
			list = append(list, nested{data, isBelow})
		}
		if isBelow = isBelow || r.Within != nil && r.Within.MatchString(text); r.Nested {
			for _, name := range slices.Sorted(maps.Keys(data)) {
				list = append(list, r.objects(data[name], isBelow)...)
			}
		}
	}
	return list
}

// first fills the first template of which an object or else the values have all names.
func first(templates []string, object any, values map[string]string) (string, bool) {
	for _, template := range templates {
		known := map[string]string{}
		maps.Copy(known, values)
		for _, m := range hole.FindAllStringSubmatch(template, -1) {
			if value := scalar(at(object, m[1])); value != "" {
				known[m[1]] = value
			}
		}
		if text, whole := fill(template, known, plain); whole {
			return text, true
		}
	}
	return "", false
}

// shown returns a text as a reader sees it, its spaces made one.
func shown(text string) string {
	return strings.Join(strings.Fields(invisible.Replace(text)), " ")
}

var invisible = strings.NewReplacer("\u00A0", " ", "\u200B", "", "\u200C", "", "\u200D", "", "\uFEFF", "", "\u00AD", "")

var printedDate = regexp.MustCompile(`(?:19|20)\d\d\s*[-./年]\s*(?:1[0-2]|0?[1-9])\s*[-./月]\s*(?:3[01]|[12]\d|0?[1-9])(?:\D|$)`)

// dateIn returns the last date that a text prints, "" if none.
func dateIn(text string) string {
	all := printedDate.FindAllString(text, -1)
	if len(all) == 0 {
		return ""
	}
	return strings.Trim(all[len(all)-1], " \t\r\n]）)】>|;,，；。日")
}

// spaced returns the text of elements with a space between its parts.
func spaced(s *goquery.Selection) string {
	var parts []string
	for _, n := range s.Nodes {
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				parts = append(parts, c.Data)
			}
		}
	}
	return strings.Join(parts, " ")
}

// bare returns a text as wordings see it: without spaces, and without brackets around it.
func bare(text string) string {
	text = strings.Join(strings.Fields(text), "")
	return strings.Trim(text, "[]【】（）()<《》〈〉‹「」|")
}
