package container_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/bulk/source/container"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/filekind"
)

// record is a record as other programs write it.
func record(kind, url, fields, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:0d4f2a3a-479c-421c-9a2d-d45731ab6006>\r\nWARC-Date: 2026-02-01T12:00:00Z\r\nWARC-Target-URI: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, url, fields, len(block), block)
}

// response is the record of an answer.
func response(url, status, header, body string) string {
	return record("response", url, "Content-Type: application/http; msgtype=response\r\n", "HTTP/1.1 "+status+"\r\n"+header+"\r\n"+body)
}

// walked tells what comes of an archive of the web: its members, what was left out, and the error.
func walked(t *testing.T, kind filekind.ID, data string) (told []string) {
	t.Helper()
	var left []string
	f := container.File{Path: "a.warc", Kind: kind, In: strings.NewReader(data), Size: int64(len(data)), LeftOut: func(w container.Why) { left = append(left, string(w)) }}
	err := container.Walk(f, ingest.DefaultLimits(), func(m container.Member) error {
		in, err := m.Open()
		if err != nil {
			told = append(told, fmt.Sprintf("%s: %s", m.URL, container.Words(err)))
			return nil
		}
		defer in.Close()
		body, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		told = append(told, fmt.Sprintf("%s %s", m.URL, body))
		return nil
	})
	slices.Sort(left)
	told = append(told, left...)
	if err != nil {
		told = append(told, err.Error())
	}
	return told
}

// Each record that has what a server said is a member or is counted as left out, and places that can't be read are told.
func TestRecordsOfOtherPrograms(t *testing.T) {
	const page = "http://a.gov.cn/1.html"
	for name, c := range map[string]struct{ data, want string }{
		"an answer from a cache of the proxy":        {response(page, "203 Non-Authoritative Information", "", "page"), page + " page"},
		"a file that was asked for as its only part": {response(page, "206 Partial Content", "Content-Range: bytes 0-3/4\r\n", "page"), page + " page"},
		"a part of a file":                           {response(page, "206 Partial Content", "Content-Range: bytes 0-3/9\r\n", "page"), "partial"},
		"a redirect and an error":                    {response(page, "302 Found", "Location: /\r\n", "") + response(page, "404 Not Found", "", "none"), "refused, refused"},
		"a resource":                                 {record("resource", page, "Content-Type: text/html\r\n", "page"), page + " page"},
		"the text of a page, as Common Crawl has it": {record("conversion", page, "Content-Type: text/plain\r\n", "page"), page + " page"},
		"an answer about names, and a screenshot":    {record("response", "dns:a.gov.cn", "Content-Type: text/dns\r\n", "1") + record("resource", "urn:thumbnail:"+page, "Content-Type: image/png\r\n", "1"), "foreign, foreign"},
		"what was not asked of a server":             {record("request", page, "Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n") + record("metadata", page, "", "outlink: a"), ""},
		"a revisit of what is in the file": {response(page, "200 OK", "", "page") + record("revisit", page, "WARC-Refers-To-Target-URI: "+page+"\r\nContent-Type: application/http; msgtype=response\r\n", "HTTP/1.1 200 OK\r\n\r\n"),
			page + " page"},
		"a revisit of what is in another": {record("revisit", page, "WARC-Refers-To-Target-URI: http://a.gov.cn/2.html\r\n", ""), "elsewhere"},
		"a record that was cut":           {record("response", page, "WARC-Truncated: length\r\nContent-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n\r\npa"), page + ": the record of the archive is not whole"},
		"a record in several":             {record("response", page, "WARC-Segment-Number: 1\r\nContent-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n\r\npa"), page + ": the record of the archive is not whole"},
		"a packing that is not known":     {response(page, "200 OK", "Content-Encoding: dcz\r\n", "page"), page + ": it is packed in a way that is not known"},
		"other bytes between two records": {response(page, "200 OK", "", "page") + "no record" + response(page, "200 OK", "", "page"),
			page + " page, " + page + " page, a.warc: places of the archive that can't be read: 1, the first at byte 269 (its structure contradicts itself); what stands behind them is read"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(walked(t, filekind.WARC, c.data), ", "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// ARC, the form before WARC, is told and not taken for a text.
func TestARC(t *testing.T) {
	data := "filedesc://a.arc 0.0.0.0 20080430204825 text/plain 77\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
	kind, err := filekind.Of(bytes.NewReader([]byte(data)), int64(len(data)))
	if err != nil || kind.ID != filekind.ARC {
		t.Fatalf("its kind is %s, error %v", kind.ID, err)
	}
	if got := strings.Join(walked(t, kind.ID, data), ""); !strings.Contains(got, "in the form ARC, which is not read") {
		t.Error(got)
	}
}
