package warc

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func newChunkedReader(in io.Reader) io.Reader { return httputil.NewChunkedReader(in) }

// codingsOf returns how a body was packed, the last packing first.
func codingsOf(h http.Header) []string {
	var list []string
	for _, coding := range strings.Split(strings.Join(h.Values("Content-Encoding"), ","), ",") {
		if coding = strings.ToLower(strings.TrimSpace(coding)); coding != "" && coding != "identity" {
			list = append(list, coding)
		}
	}
	slices.Reverse(list)
	return list
}

// largestWindow bounds the memory that unpacking takes, in bytes.
const largestWindow = 8 << 20

// ErrCoding says that a body is packed in a way that is not known.
var ErrCoding = errors.New("the body is packed in a way that is not read")

// unpacked returns a body unpacked, or as it is if it does not begin like one of that packing.
func unpacked(coding string, in *bufio.Reader) (io.Reader, error) {
	head, _ := in.Peek(4)
	switch coding {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
			return in, nil
		}
		return gzip.NewReader(in)
	case "deflate": // by the standard that of zlib; some servers send it without
		if len(head) >= 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	case "br":
		return brotli.NewReader(in), nil
	case "zstd":
		if !bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return in, nil
		}
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(largestWindow))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("%w: %q", ErrCoding, coding)
}
