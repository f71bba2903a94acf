package container

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/extract/filekind"
	"nianbao/extract/webarchive"
)

// deepestMail bounds how far the parts of an e-mail are nested.
const deepestMail = 20

const errDeepMail = document.Fault("its parts are nested too deeply")

// walkMail comes to the parts of an e-mail in their order: its texts (see Member.Beside), what is attached to it, and
// e-mails that it passes on.
func walkMail(f File, _ ingest.Limits, visit func(Member) error) error {
	message, err := mail.ReadMessage(bufio.NewReader(io.NewSectionReader(f.In, 0, f.Size)))
	if err != nil {
		return err
	}
	w := &mailWalk{visit: visit}
	if err := w.part(textproto.MIMEHeader(message.Header), message.Body, 0); err != nil {
		return err
	}
	return w.cutOff
}

type mailWalk struct {
	visit  func(Member) error
	parts  int
	nameds int
	cutOff error // parts that end without the line that ends them
}

// part comes to what a part holds: further parts, or a file.
func (w *mailWalk) part(header textproto.MIMEHeader, body io.Reader, depth int) error {
	if depth > deepestMail {
		return errDeepMail
	}
	kind, said, err := mime.ParseMediaType(header.Get("Content-Type"))
	if kind == "" || err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		kind = "text/plain" // by RFC 2045, 5.2
	}
	if strings.HasPrefix(kind, "multipart/") {
		return w.several(body, said["boundary"], depth)
	}
	m := Member{Name: fileName(header, said), Size: -1, Packed: -1, Place: w.parts}
	w.parts++
	content := webarchive.Decoded(header, body)
	switch {
	case m.Name != "":
	case kind == "message/rfc822":
		m.Name = w.unnamed("message", ".eml")
	case kind == "text/html", kind == "text/plain":
		m.Beside, m.Name = true, w.unnamed("text", map[string]string{"text/html": ".html", "text/plain": ".txt"}[kind])
		content = asUTF8(content, said["charset"])
	default:
		extension := ""
		if named := filekind.ByMediaType(kind); named.ID != filekind.Unknown {
			extension = named.Extensions[0]
		}
		m.Name = w.unnamed("attachment", extension)
	}
	m.Open = func() (io.ReadCloser, error) { return io.NopCloser(content), nil }
	return w.visit(m)
}

// several comes to parts. Where the line that ends them is missing, the rest of the e-mail may still be there.
func (w *mailWalk) several(body io.Reader, boundary string, depth int) error {
	whole := &watched{in: body, mark: []byte("--" + boundary + "--")}
	r := multipart.NewReader(whole, boundary)
	for {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			if !whole.seen {
				w.cutOff = io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		if err := w.part(p.Header, p, depth+1); err != nil {
			return err
		}
	}
}

// A watched reader tells whether a mark has come by.
type watched struct {
	in   io.Reader
	mark []byte
	last []byte // the end of what was read, as long as the mark may have begun in it
	seen bool
}

// Read makes it an io.Reader.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if !w.seen {
		w.last = append(w.last, p[:n]...)
		w.seen = bytes.Contains(w.last, w.mark)
		w.last = append(w.last[:0], w.last[max(0, len(w.last)-len(w.mark)):]...)
	}
	return n, err
}

// unnamed returns a name for a part that has none.
func (w *mailWalk) unnamed(name, extension string) string {
	if w.nameds++; w.nameds > 1 {
		name = fmt.Sprintf("%s%d", name, w.nameds)
	}
	return name + extension
}

// fileName returns the name of an attached file, "" if a part has none.
func fileName(header textproto.MIMEHeader, said map[string]string) string {
	_, disposed, _ := mime.ParseMediaType(header.Get("Content-Disposition"))
	for _, name := range []string{disposed["filename"], said["name"]} {
		if name == "" {
			continue
		}
		words := mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) { return readerOf(label, in) }}
		if text, err := words.DecodeHeader(name); err == nil {
			name = text
		}
		return label(decoded(name))
	}
	return ""
}

// asUTF8 returns a text in UTF-8, with the mark that says so. What names no encoding is as it is.
func asUTF8(in io.Reader, label string) io.Reader {
	if label == "" {
		return in
	}
	text, err := readerOf(label, in)
	if err != nil {
		return in
	}
	return io.MultiReader(strings.NewReader("\uFEFF"), text)
}

// readerOf returns a text in UTF-8 that is in an encoding of that name.
func readerOf(label string, in io.Reader) (io.Reader, error) {
	encoding, err := htmlindex.Get(label)
	if err != nil {
		return nil, err
	}
	return encoding.NewDecoder().Reader(in), nil
}
