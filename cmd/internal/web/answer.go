package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strings"

	"nianbao/cmd/internal/web/wording"
)

// The formats of an answer.
const (
	formatHTML = "html"
	formatJSON = "json"
	formatCSV  = "csv"
	formatXLSX = "xlsx"
)

// A request is a request for a page in one of its formats.
type request struct {
	*http.Request
	language wording.Language
	format   string
	// page is the path without language and format: "/reports/12".
	page string
	next string // address of the next part of a list, if there is one
}

// A view is what a page shows: for people by its template, for programs as JSON
// of its data, as CSV of its rows, and some as a workbook.
type view struct {
	name  string // of the template
	title string
	data  any
	rows  func() [][]string // the first is the head
	// sheets are those of its workbook; nil for a page that has none.
	sheets func() ([]sheet, error)
}

// A handler finds out what a page shows.
type handler func(*request) (view, error)

// page answers requests for a page. The format is told by the end of the path.
func (s *Server) page(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, plain *http.Request) {
		r := newRequest(plain)
		if err := checkQuery(r.URL.RawQuery); err != nil {
			s.fail(w, r, err)
			return
		}
		body, kind, err := s.answer(r, h)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		w.Header().Set("Content-Type", kind)
		if r.next != "" {
			w.Header().Set("Link", "<"+r.next+`>; rel="next"`)
		}
		if r.isTable() {
			w.Header().Set("Content-Disposition", `attachment; filename="`+fileName(r.page)+`.`+r.format+`"`)
		}
		send(w, r.Request, body)
	}
}

// answer returns the whole page, so that what goes wrong is known before the
// first byte is sent.
func (s *Server) answer(r *request, h handler) (body []byte, kind string, err error) {
	leave, err := s.enter(r)
	if err != nil {
		return nil, "", err
	}
	defer leave()
	v, err := h(r)
	if err != nil {
		return nil, "", err
	}
	return s.encode(r, v)
}

func newRequest(plain *http.Request) *request {
	r := &request{Request: plain, format: formatHTML}
	r.language, r.page = requestLanguage(plain.URL.Path)
	for _, format := range []string{formatJSON, formatCSV, formatXLSX} {
		if trimmed, ok := strings.CutSuffix(r.page, "."+format); ok {
			r.format, r.page = format, trimmed
		}
	}
	if r.page == "/index" {
		r.page = "/"
	}
	return r
}

// isTable reports whether the answer is for a spreadsheet.
func (r *request) isTable() bool { return r.format == formatCSV || r.format == formatXLSX }

// value returns a part of the path without the format at its end.
func (r *request) value(name string) string {
	value := r.PathValue(name)
	if r.format != formatHTML && strings.HasSuffix(r.Pattern, "{"+name+"}") {
		value = strings.TrimSuffix(value, "."+r.format)
	}
	return value
}

func (s *Server) encode(r *request, v view) (body []byte, kind string, err error) {
	switch r.format {
	case formatJSON:
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetIndent("", " ")
		if err := e.Encode(v.data); err != nil {
			return nil, "", fmt.Errorf("JSON of %s: %w", r.page, err)
		}
		return b.Bytes(), "application/json; charset=utf-8", nil
	case formatCSV:
		if v.rows == nil {
			return nil, "", notFound(r.page + ".csv")
		}
		rows := v.rows()
		var b bytes.Buffer
		b.Grow(len(byteOrderMark) + sizeOf(rows)) // to grow step by step takes longer than to fill
		b.WriteString(byteOrderMark)
		c := csv.NewWriter(&b)
		for _, row := range rows {
			if err := c.Write(inert(row)); err != nil {
				return nil, "", err
			}
		}
		c.Flush()
		return b.Bytes(), "text/csv; charset=utf-8", c.Error()
	}
	if r.format == formatXLSX {
		if v.sheets == nil {
			return nil, "", notFound(r.page + ".xlsx")
		}
		sheets, err := v.sheets()
		if err != nil {
			return nil, "", err
		}
		body, err = workbook(sheets)
		return body, workbookType, err
	}
	body, err = s.templates.page(r, v)
	return body, "text/html; charset=utf-8", err
}

// sizeOf returns about how many bytes rows are as CSV: quotes are not counted.
func sizeOf(rows [][]string) int {
	n := 0
	for _, row := range rows {
		for _, cell := range row {
			n += len(cell) + len(",")
		}
	}
	return n
}

// byteOrderMark keeps Excel from garbling Chinese.
const byteOrderMark = "\uFEFF"

// inert keeps spreadsheets from taking a text of a report for a formula; numbers
// stay as they are. It changes the row.
func inert(row []string) []string {
	for i, cell := range row {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && !plainNumber.MatchString(cell) {
			row[i] = "'" + cell
		}
	}
	return row
}

// send writes a whole answer, or that the client has it already.
func send(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache") // it may be kept, and must be asked for
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a client that is gone needs no answer
	}
}

// matches reports whether the tag is among those of the client. A compressed
// answer's tag has a suffix, so that only the beginning is compared.
func matches(header, tag string) bool {
	for _, each := range strings.Split(header, ",") {
		each = strings.TrimPrefix(strings.TrimSpace(each), "W/")
		if each == "*" || each == tag {
			return true
		}
	}
	return false
}

// fileName makes a name for a download of a page's path.
func fileName(page string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '.', r == '_':
			return r
		}
		return '-'
	}, strings.Trim(path.Clean(page), "/"))
	if name == "" {
		return "nianbao"
	}
	return "nianbao-" + name
}
