package webarchive

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"nianbao/extract/document"
	"nianbao/extract/markup"
)

// Read reads the first page of an archive that holds text: the first of all is now and then
// but a frame. The place of what is read is the line of the page. Errors are of type
// *document.Error.
func Read(doc *document.Document, data []byte, limits document.Limits) error {
	pages, err := pagesOf(data, limits)
	if err != nil {
		reason := document.ErrDamagedPage
		if errors.Is(err, document.ErrLimit) {
			reason = document.ErrLimit
		}
		return &document.Error{Path: doc.Path, Reason: reason, Detail: document.Words(err)}
	}
	err = &document.Error{Path: doc.Path, Reason: document.ErrNoText}
	for _, page := range pages {
		if err = markup.ReadWebPage(doc, page, "", limits); !errors.Is(err, document.ErrNoText) {
			break
		}
	}
	doc.MediaType = "multipart/related"
	return err
}

// pagesOf returns the web pages of an archive.
func pagesOf(data []byte, limits document.Limits) ([][]byte, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\uFEFF \r\n\t")))
	if err != nil {
		return nil, errNoMail
	}
	a := &archive{limits: limits}
	err = a.add(textproto.MIMEHeader(m.Header), m.Body, 0)
	return a.pages, err
}

const errNoMail = document.Fault("it is no mail of several parts")

// An archive collects pages.
type archive struct {
	limits document.Limits
	pages  [][]byte
}

// deepest is how many mails stand in one another at most, and mostPages how many pages are kept.
const (
	deepest   = 4
	mostPages = 20
)

// add adds the pages of a part, which may have parts itself.
func (a *archive) add(header textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err != nil || depth > deepest || len(a.pages) == mostPages:
		return nil
	case strings.HasPrefix(kind, "multipart/"):
		return a.addParts(multipart.NewReader(body, params["boundary"]), depth)
	case kind != "text/html" && kind != "application/xhtml+xml":
		return nil
	}
	page, err := io.ReadAll(io.LimitReader(Decoded(header, body), a.limits.MaxTextBytes+1))
	if err != nil {
		return err
	}
	if slices.Contains([]string{"unicode", "utf-16", "utf-16le"}, strings.ToLower(params["charset"])) {
		if page, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(page); err != nil {
			return err
		}
	}
	a.pages = append(a.pages, page)
	return a.limits.CheckText(page, true)
}

func (a *archive) addParts(parts *multipart.Reader, depth int) error {
	for {
		part, err := parts.NextRawPart()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if err := a.add(part.Header, part, depth+1); err != nil {
			return err
		}
	}
}

// Decoded returns the content of a part of a mail as it was before it was made fit for mail
// (RFC 2045, 6).
func Decoded(header textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
