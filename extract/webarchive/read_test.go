package webarchive_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/webarchive"
)

func archive(parts ...string) string {
	return "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n--x\r\n" + strings.Join(parts, "\r\n--x\r\n") + "\r\n--x--\r\n"
}

func TestArchives(t *testing.T) {
	const page, other = "Content-Type: text/html\r\n", "<p>1</p>"
	for _, c := range []struct {
		name, file, want string
		fails            error
	}{
		{"as it is", archive(page + "\r\n" + other), "1", nil},
		{"fit for mail", archive(page + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B9=\r\n=AB</p>"), "公", nil},
		{"in 64 letters", archive(page + "Content-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(other))), "1", nil},
		{"in UTF-16", archive("Content-Type: text/html; charset=unicode\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64.StdEncoding.EncodeToString([]byte("\xff\xfe<\x00p\x00>\x00\x6c\x51"))), "公", nil},
		{"behind a picture", archive("Content-Type: image/png\r\n\r\n\x89PNG", page+"\r\n"+other), "1", nil},
		{"behind a frame", archive(page+"\r\n<html><frameset></frameset></html>", page+"\r\n"+other), "1", nil},
		{"without a page", archive("Content-Type: image/png\r\n\r\n\x89PNG"), "", document.ErrNoText},
		{"cut short", strings.TrimSuffix(archive(page+"\r\n"+other), "--x--\r\n"), "", document.ErrDamagedPage},
		{"no mail", "<p>1</p>", "", document.ErrDamagedPage},
	} {
		doc := &document.Document{Path: "a.mht"}
		err := webarchive.Read(doc, []byte(c.file), document.Limits{}.WithDefaults())
		if !errors.Is(err, c.fails) {
			t.Errorf("%s: %v, want %v", c.name, err, c.fails)
		} else if err == nil && doc.Pages[0].Lines[0].Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, doc.Pages[0].Lines[0].Text, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(archive("Content-Type: text/html\r\n\r\n<p>1</p>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc := &document.Document{Path: "a.mht"}
		err := webarchive.Read(doc, data, document.Limits{MaxCharacters: 100_000}.WithDefaults())
		if err == nil && len(doc.Pages) != 1 {
			t.Errorf("%d pages, want one", len(doc.Pages))
		}
	})
}
