package family

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

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
	for _, o := range r.objects(at(data, r.JSON)) {
		address, ok := first(r.Address, o, values)
		if !ok {
			continue
		}
		address, ok = p.resolve(address)
		if !ok {
			continue
		}
		record := Record{InList: true}
		record.Request.URL = address
		for _, field := range []struct {
			value     *string
			templates []string
		}{{&record.Text, r.Text}, {&record.Title, r.Title}, {&record.Date, r.Date}} {
			text, _ := first(field.templates, o, nil)
			*field.value = shown(fragment(text).Text())
		}
		list = append(list, record)
	}
	return list
}

// objects lists the objects of a list, and those within them if they count.
func (r recordsOf) objects(data any) []any {
	var list []any
	switch data := data.(type) {
	case []any:
		for _, element := range data {
			list = append(list, r.objects(element)...)
		}
	case map[string]any:
		list = append(list, data)
		if r.Nested {
			for _, name := range slices.Sorted(maps.Keys(data)) {
				list = append(list, r.objects(data[name])...)
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

// rowOf returns the smallest element around a link that is a record by itself: what stands in it
// belongs to the link. It returns nil where such an element holds other links too.
func rowOf(link *goquery.Selection) *goquery.Selection {
	row := link.Closest("li, tr, dd, dt, p")
	if row.Length() == 0 {
		if row = link.Parent(); row.Is("body, html, form") {
			return nil
		}
	}
	if row.Find("a").Length() > most {
		return nil
	}
	return row
}

// most is how many links the row of a record may have: to the page, and to its files.
const most = 4
