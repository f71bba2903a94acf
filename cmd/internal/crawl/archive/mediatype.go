package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
)

// mediaTypeOf tells a file's kind by its content, whatever the server says of
// it.
func mediaTypeOf(f io.ReaderAt, size int64) (string, error) {
	head := make([]byte, min(size, 4096))
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return "application/pdf", nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return "application/msword", nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		z, err := zip.NewReader(f, size)
		if err == nil && slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "word/document.xml" }) {
			return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", nil
		}
		return "application/zip", nil
	case bytes.HasPrefix(text, []byte("<")) && bytes.ContainsAny(text, ">"):
		return "text/html", nil // XHTML says that it is XML
	case strings.HasPrefix(http.DetectContentType(head), "text/"), !bytes.ContainsRune(head, 0):
		return "text/plain", nil // DetectContentType does not know GBK
	}
	return "application/octet-stream", nil
}
