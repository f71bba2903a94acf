package warc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// An entry is what a line of an index tells of a record, in the fields and the spelling that players expect.
type entry struct {
	URL      string `json:"url"`
	Mime     string `json:"mime,omitempty"`
	Status   string `json:"status,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Length   string `json:"length,omitempty"`
	Offset   string `json:"offset"`
	Filename string `json:"filename"`
}

// Index returns the lines of the index of a file, by the format CDXJ: of each answer and
// resource the address in the order that sorts, the time, and where it is. They are sorted. What can't be
// read of the file is left out and told by the error.
func (f File) Index(name string) ([]string, error) {
	var lines []string
	var faults error
	for r, err := range f.Records(Position{}) {
		if err != nil {
			faults = err
			continue
		}
		if r.Type != Response && r.Type != Revisit && r.Type != Resource {
			continue
		}
		e := entry{URL: r.URL, Digest: r.Digest, Offset: strconv.FormatInt(r.Offset, 10), Filename: name}
		if r.Size > 0 {
			e.Length = strconv.FormatInt(r.Size, 10)
		}
		if r.Status != 0 {
			e.Status = strconv.Itoa(r.Status)
		}
		e.Mime, _, _ = strings.Cut(r.Header.Get("Content-Type"), ";")
		if r.Type == Revisit {
			e.Mime = "warc/revisit"
		}
		data, err := marshaled(e)
		if err != nil {
			return lines, err
		}
		lines = append(lines, fmt.Sprintf("%s %s %s", SortKey(r.URL), r.At.UTC().Format("20060102150405"), data))
	}
	slices.Sort(lines)
	return lines, faults
}

// marshaled returns an entry as JSON in one line, in which addresses are legible.
func marshaled(e entry) (string, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(e)
	return strings.TrimSpace(b.String()), err
}

// SortKey returns an address so that those of one host, and of one domain, stand together when sorted (SURT):
// https://www.example.gov.cn/A?b=2&a=1 is cn,gov,example)/a?a=1&b=2. An address that makes no sense is its own key.
func SortKey(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return strings.ReplaceAll(address, " ", "%20")
	}
	host := strings.ToLower(u.Hostname())
	if rest, ok := strings.CutPrefix(host, "www."); ok {
		host = rest
	}
	labels := strings.Split(host, ".")
	if strings.Trim(host, "0123456789.:[]") != "" { // the numbers of an IP address keep their order
		slices.Reverse(labels)
		host = strings.Join(labels, ",")
	}
	if port := u.Port(); port != "" && port != map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		host += ":" + port
	}
	key := host + ")" + strings.ToLower(u.EscapedPath())
	if u.Path == "" {
		key += "/"
	}
	if u.RawQuery != "" {
		parts := strings.Split(strings.ToLower(u.RawQuery), "&")
		slices.Sort(parts)
		key += "?" + strings.Join(parts, "&")
	}
	return strings.ReplaceAll(key, " ", "%20")
}

// WriteIndex writes the lines of an index in their order.
func WriteIndex(out io.Writer, lines []string) error {
	slices.Sort(lines)
	for _, line := range lines {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}
