package testsites

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A way is how a site shows a report: the name of the template of its page, or one of those below.
type way string

// Ways without a template of their own.
const (
	asPage  way = "report"        // the page of the article is the report
	asPages way = "report-part"   // two pages of one article are
	asFile  way = "file"          // the list links to the PDF
	asWord  way = "word"          // the list links to a Word document
	opened  way = "opened"        // a script on the list opens the PDF
	asTwins way = "twins"         // the page is the report, and has it as PDF and Word document too
	noName  way = "attach-noname" // the address of the file has no extension, its name is in the header
	guarded way = "attach-guard"  // the file is given to those alone who come from the site
)

// everyWay is every way but those in which a family differs, in turn.
var everyWay = []way{asPage, "attach", asFile, "viewer-html", asPages, "viewer-path", "viewer-jsp", asTwins, "iframe", asWord, "embed", noName,
	"object", "pdfobject", guarded, "variable", "data-url", "open-file", opened, "refresh", "location"}

// A showing is what the template of an article's page sees.
type showing struct {
	*Report
	File, Word string // addresses
	Date       string
	Part       int    // of two pages, 0 of one
	Next       string // the other
	Name       string // of the page without its extension
}

// publish puts a report on the site, its page at an address, and returns its record: that of a
// list that shows it in its turn.
func (s *Site) publish(organ string, year int, at string) Record {
	turn := len(s.Reports)
	r := s.report(organ, year)
	how := s.ways[turn%len(s.ways)]
	file, word := s.fileAt(at, turn, "pdf"), s.fileAt(at, turn, "docx")
	if how == noName {
		file = fmt.Sprintf("/attachment/download?id=%d", 7000+turn)
	}
	show := showing{Report: r, File: s.link(at, file), Word: s.link(at, word), Date: fmt.Sprintf("%d-01-%02d", year+1, 8+turn%20), Name: strings.TrimSuffix(path.Base(at), path.Ext(at))}
	record := s.record(r, organ, at, turn)
	if how != asFile && how != asWord && how != opened {
		r.Article = s.URL + at
	}
	switch how {
	case asPage:
		s.at(at, Document, s.page("report", r.Title, show))
		r.At = []string{s.URL + at}
	case asPages:
		r.InParts = true
		first, second := show, show
		other := path.Dir(at) + "/" + show.Name + "_1" + path.Ext(at)
		first.Part, second.Part = 1, 2
		first.Next, second.Next = other, at
		s.at(at, Document, s.page("report", r.Title, first))
		s.at(other, Document, s.page("report", r.Title, second))
		r.At = []string{s.URL + at}
	case asTwins:
		s.at(at, Document, s.page("twins", r.Title, show))
		s.put(file, r, "pdf", "")
		s.put(word, r, "docx", "")
		r.At = []string{s.URL + at, s.URL + file, s.URL + word}
	case asFile, opened:
		s.put(file, r, "pdf", "")
		if record.Href = file; how == opened {
			record.Href, record.Onclick = "javascript:void(0)", "window.open('"+file+"')"
		}
	case asWord:
		s.put(word, r, "docx", "")
		record.Href = word
	case noName:
		s.at(at, Document, s.page("attach", r.Title, show))
		s.put(file, r, "pdf", disposition(r.Title+".pdf", turn))
	case guarded:
		s.at(at, Document, s.page("attach", r.Title, show))
		s.put(file, r, "pdf", "")
		s.guard(file)
	case "refresh", "location":
		s.at(at, Document, func(w http.ResponseWriter, _ *http.Request) { s.send(w, s.text(string(how), r.Title, show)) })
		s.put(file, r, "pdf", "")
	default:
		s.at(at, Document, s.page(string(how), r.Title, show))
		s.put(file, r, "pdf", "")
	}
	return record
}

// link returns how a page at one address links to another: of a site that does so relative to it.
func (s *Site) link(from, to string) string {
	if s.relative && path.Dir(from) == path.Dir(to) {
		return "./" + path.Base(to)
	}
	return to
}

// put puts a report at an address as a file; with a disposition its type is not told.
func (s *Site) put(at string, r *Report, extension, disposition string) {
	data, mediaType := r.pdf(), "application/pdf"
	if extension == "docx" {
		data, mediaType = r.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	tag := fmt.Sprintf(`"%x-%x"`, r.Received, len(data))
	s.at(at, Document, func(w http.ResponseWriter, request *http.Request) {
		w.Header().Set("ETag", tag)
		if request.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if disposition != "" {
			mediaType = "application/octet-stream"
			w.Header().Set("Content-Disposition", disposition)
		}
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write(data) // the client may be gone
	})
	r.At = append(r.At, s.URL+at)
}

// disposition names a file as servers do: by RFC 5987, or with the bytes of GBK or UTF-8 as they are.
func disposition(name string, turn int) string {
	switch turn % 3 {
	case 0:
		name, _ = simplifiedchinese.GBK.NewEncoder().String(name) // all of it is in GBK
		return "attachment;filename=" + name
	case 1:
		return "attachment; filename*=UTF-8''" + url.PathEscape(name)
	}
	return `attachment; filename="` + name + `"`
}

// guard gives an address to those alone who come from a page of the site.
func (s *Site) guard(at string) {
	open := s.pages[at]
	s.at(at, open.what, func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.Referer(), s.URL+"/") {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprint(w, "<html><body>禁止盗链</body></html>")
			return
		}
		open.serve(w, r)
	})
}
