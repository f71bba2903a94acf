package warc_test

import (
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"nianbao/cmd/internal/warc"
)

// response is a record as other programs write it, with further fields.
func response(url, body string, fields ...string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
	fields = append([]string{"WARC/1.0", "WARC-Type: response", "WARC-Record-ID: <urn:uuid:0d4f2a3a-479c-421c-9a2d-d45731ab6006>", "WARC-Date: 2026-02-01T12:00:00Z",
		"WARC-Target-URI: " + url, "Content-Type: application/http; msgtype=response", fmt.Sprintf("Content-Length: %d", len(block))}, fields...)
	return strings.Join(fields, "\r\n") + "\r\n\r\n" + block + "\r\n\r\n"
}

func digest(text string) string {
	sum := sha1.Sum([]byte(text))
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// Programs disagree about what a digest is of. A body is damaged if no digest of it holds.
func TestDigestsOfOtherPrograms(t *testing.T) {
	block := digest("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\npage")
	for name, c := range map[string]struct {
		block, payload string
		isDamaged      bool
	}{
		"both hold": {block, digest("page"), false},
		"the payload's is that of the unpacked body": {block, digest("PAGE"), false},
		"the block's is that of something else":      {digest("PAGE"), digest("page"), false},
		"neither holds":                              {digest("PAGE"), digest("PAGE"), true},
		"the only one does not hold":                 {"", digest("PAGE"), true},
		"neither can be read":                        {"sha1:none", "sha1:none", false},
		"one can't be read, the other does not hold": {"sha1:none", digest("PAGE"), true},
	} {
		t.Run(name, func(t *testing.T) {
			fields := []string{"WARC-Payload-Digest: " + c.payload}
			if c.block != "" {
				fields = append(fields, "WARC-Block-Digest: "+c.block)
			}
			for r, err := range file([]byte(response("http://a.gov.cn/", "page", fields...))).Records(warc.Position{}) {
				if err != nil || r.IsDamaged() != c.isDamaged {
					t.Errorf("damaged: %v, error %v, faults %v", r.IsDamaged(), err, r.Faults)
				}
			}
		})
	}
}

// zstandard packs records in a frame each, with a dictionary that the file begins with unless it is nil.
func zstandard(t *testing.T, dictionary []byte, records ...string) (data []byte, frames []int64) {
	t.Helper()
	options := []zstd.EOption{zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true)}
	if dictionary != nil {
		options = append(options, zstd.WithEncoderDict(dictionary))
		data = binary.LittleEndian.AppendUint32([]byte{0x5d, 0x2a, 0x4d, 0x18}, uint32(len(dictionary)))
		data = append(data, dictionary...)
	}
	packer, err := zstd.NewWriter(nil, options...)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		frames = append(frames, int64(len(data)))
		data = packer.EncodeAll([]byte(r), data)
	}
	return data, frames
}

// dictionaryOf makes a dictionary of records.
func dictionaryOf(t *testing.T, records ...string) []byte {
	t.Helper()
	var contents [][]byte
	for i := range 50 { // texts that vary, or there is nothing to learn
		contents = append(contents, fmt.Appendf(nil, "%s%x %d", records[i%len(records)], sha1.Sum([]byte{byte(i)}), i*i*i))
	}
	history := []byte(records[0])
	dictionary, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 21, Contents: contents, History: history, Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	return dictionary
}

func TestZstandard(t *testing.T) {
	var records []string
	for _, n := range []string{"one", "two", "three"} {
		records = append(records, response("http://a.gov.cn/"+n, strings.Repeat("<p>"+n+"的信息公开年度报告</p>\n", 50)))
	}
	bodies := func(f warc.File) (list []string) {
		for r, err := range f.Records(warc.Position{}) {
			if err != nil {
				list = append(list, "error")
				continue
			}
			list = append(list, r.URL+" "+bodyOf(t, r)[:20])
		}
		return list
	}
	plain := bodies(file([]byte(strings.Join(records, ""))))
	for name, dictionary := range map[string][]byte{"without a dictionary": nil, "with one": dictionaryOf(t, records...)} {
		t.Run(name, func(t *testing.T) {
			data, frames := zstandard(t, dictionary, records...)
			if !file(data).IsOne() {
				t.Error("it is taken for no WARC file")
			}
			same(t, bodies(file(data)), plain...)
			r, err := file(data).At(warc.Position{Offset: frames[1]})
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			if r.URL != "http://a.gov.cn/two" || r.Size != frames[2]-frames[1] {
				t.Errorf("at its place is %s with %d bytes", r.URL, r.Size)
			}
			damaged := slices.Clone(data)
			copy(damaged[frames[1]:], "this is no frame of it")
			if got := bodies(file(damaged)); len(got) != 3 || got[1] != "error" || got[2] != plain[2] {
				t.Errorf("with its second frame damaged there is %q", got)
			}
			if got := bodies(file(data[:len(data)-3])); len(got) != 3 || got[2] != "error" {
				t.Errorf("cut short there is %q", got)
			}
		})
	}
}
