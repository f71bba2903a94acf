package guard

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"nianbao/extract/document"
)

// The parsers trust what a file says of itself: they follow a chain of cross-reference
// sections that leads back to itself for ever, unpack object streams of any size, and make
// tables as long as the file says. So all that is looked at before, as bytes.

var (
	prevEntry      = regexp.MustCompile(`/Prev[\s\x00]+(\d{1,18})`)
	columnsEntry   = regexp.MustCompile(`/Columns[\s\x00]+(\d{6,18})`)
	sizeEntry      = regexp.MustCompile(`/Size[\s\x00]+(\d{1,18})`)
	objectHead     = regexp.MustCompile(`(\d{7,18})[\s\x00]+\d{1,5}[\s\x00]+$`)
	packedHead     = regexp.MustCompile(`/Type[\s\x00]*/(?:ObjStm|XRef)\b`)
	filterEntry    = regexp.MustCompile(`/Filter[\s\x00]*(/\w+|\[[^\]]*\])`)
	startEntry     = regexp.MustCompile(`startxref[\s\x00]+(\d{1,18})`)
	widthsEntry    = regexp.MustCompile(`/W[\s\x00]*\[[\s\x00]*(\d)[\s\x00]+(\d)[\s\x00]+(\d)[\s\x00]*\]`)
	indexEntry     = regexp.MustCompile(`/Index[\s\x00]*\[([\d\s\x00]*)\]`)
	predictorEntry = regexp.MustCompile(`/Predictor[\s\x00]+1[0-5]\b`)
	sectionHead    = regexp.MustCompile(`(?m)^[ \t]*(\d{7,20})[ \t]+\d{1,20}[ \t]*\r?$`)
	headerNumber   = regexp.MustCompile(`^%PDF-(\d)\.(\d)[\r\n]`)
)

// longestHead is how many bytes the numbers before "obj" take, with the white space between.
const longestHead = 40

// maxSections is how many cross-reference sections a file has at most.
const maxSections = 10_000

const errStreamLoop = document.Fault("an object stream is said to be inside another one")

// Preflight returns the bytes of a file as the parser takes them: with a version that it
// knows, and with no cross-reference section that comes before itself. It fails for a file
// that goes beyond the limits, or whose object streams lie in each other.
func Preflight(data []byte, limits document.Limits) ([]byte, error) {
	if m := headerNumber.FindSubmatchIndex(data); m != nil && data[m[2]] == '1' && data[m[4]] > '7' {
		data = bytes.Clone(data)
		data[m[4]] = '7'
	}
	for at := 0; ; at += len("obj") {
		n := bytes.Index(data[at:], []byte("obj"))
		if n < 0 {
			break
		}
		at += n
		if m := objectHead.FindSubmatch(data[max(0, at-longestHead):at]); m != nil && number(m[1]) > int64(limits.MaxObjects) {
			return nil, &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
		}
	}
	for _, m := range sizeEntry.FindAllSubmatch(data, -1) {
		if number(m[1]) > int64(limits.MaxObjects) {
			return nil, &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
		}
	}
	if hasHugeSection(data, int64(limits.MaxObjects)) {
		return nil, &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
	}
	for _, m := range columnsEntry.FindAllSubmatch(data, -1) {
		if number(m[1]) > limits.MaxStreamBytes { // a row of the stream, for which room is made
			return nil, &document.LimitError{Limit: "stream bytes", Max: limits.MaxStreamBytes}
		}
	}
	left := limits.MaxStreamBytes
	for _, m := range packedHead.FindAllIndex(data, -1) {
		n, err := unpackedSize(data, m[0], left)
		if err != nil {
			return nil, &document.LimitError{Limit: "stream bytes", Max: limits.MaxStreamBytes}
		}
		left -= n
	}
	return withoutLoops(data)
}

// hasHugeSection reports whether a part of a cross-reference table begins with a higher
// number than the limit.
func hasHugeSection(data []byte, limit int64) bool {
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte("xref"))
		if n < 0 {
			return false
		}
		at += n + len("xref")
		if bytes.HasSuffix(data[:at], []byte("startxref")) {
			continue
		}
		end := bytes.Index(data[at:], []byte("trailer"))
		if end < 0 {
			return false
		}
		for _, m := range sectionHead.FindAllSubmatch(data[at:at+end], -1) {
			if first := bytes.TrimLeft(m[1], "0"); len(first) > 18 || number(first) > limit {
				return true
			}
		}
		at += end
	}
}

func number(digits []byte) int64 {
	n, _ := strconv.ParseInt(string(digits), 10, 64)
	return n
}

// withoutLoops follows the chain of cross-reference sections and takes out the link of one
// that leads back.
func withoutLoops(data []byte) ([]byte, error) {
	starts := startEntry.FindAllSubmatch(data, -1)
	if len(starts) == 0 {
		return data, nil
	}
	at := number(starts[len(starts)-1][1])
	seen := map[int64]bool{}
	for len(seen) < maxSections && 0 <= at && at < int64(len(data)) && !seen[at] {
		seen[at] = true
		from, to := trailerAt(data, int(at))
		if err := checkStreams(data[from:to], data[to:]); err != nil {
			return nil, err
		}
		m := prevEntry.FindSubmatchIndex(data[from:to])
		if m == nil {
			return data, nil
		}
		at = number(data[from+m[2] : from+m[3]])
		if seen[at] {
			data = bytes.Clone(data)
			copy(data[from+m[0]:], "/Xrev")
		}
	}
	return data, nil
}

// trailerAt returns where the dictionary of a cross-reference section lies.
func trailerAt(data []byte, at int) (from, to int) {
	rest := data[at:]
	end := "stream"
	begin := 0
	if bytes.HasPrefix(bytes.TrimLeft(rest, " \r\n\t\x00"), []byte("xref")) {
		end = "startxref"
		if begin = bytes.Index(rest, []byte("trailer")); begin < 0 {
			return at, at
		}
	}
	n := bytes.Index(rest[begin:], []byte(end))
	if n < 0 {
		n = min(len(rest)-begin, 4096)
	}
	return at + begin, at + begin + n
}

// checkStreams fails where a cross-reference stream says that an object stream lies in an
// object stream.
func checkStreams(dict, rest []byte) error {
	w := widthsEntry.FindSubmatch(dict)
	if w == nil {
		return nil
	}
	widths := [3]int{int(w[1][0] - '0'), int(w[2][0] - '0'), int(w[3][0] - '0')}
	entry := widths[0] + widths[1] + widths[2]
	body, err := unpack(dict, rest, 16<<20)
	if errors.Is(err, document.ErrLimit) || entry == 0 {
		return nil
	}
	if predictorEntry.Match(dict) {
		body = withoutPredictor(body, entry)
	}
	first := []int{0}
	count := []int{len(body) / entry}
	if m := indexEntry.FindSubmatch(dict); m != nil {
		first, count = nil, nil
		for i, f := range strings.Fields(string(m[1])) {
			n, _ := strconv.Atoi(f)
			if i%2 == 0 {
				first = append(first, n)
			} else {
				count = append(count, n)
			}
		}
	}
	in := map[int]int{}
	for i := range min(len(first), len(count)) {
		for k := 0; k < count[i] && len(body) >= entry; k++ {
			kind, holder := 1, 0
			if widths[0] > 0 {
				kind = bigEndian(body[:widths[0]])
			}
			holder = bigEndian(body[widths[0] : widths[0]+widths[1]])
			if kind == 2 {
				in[first[i]+k] = holder
			}
			body = body[entry:]
		}
	}
	for _, holder := range in {
		if _, packed := in[holder]; packed {
			return errStreamLoop
		}
	}
	return nil
}

// withoutPredictor undoes that rows are set off against those above them, by PNG's filters
// None and Up, which such streams have; it ends at a row of another filter.
func withoutPredictor(data []byte, width int) []byte {
	var out []byte
	above := make([]byte, width)
	for ; len(data) > width && (data[0] == 0 || data[0] == 2); data = data[width+1:] {
		row := bytes.Clone(data[1 : width+1])
		if data[0] == 2 {
			for i := range row {
				row[i] += above[i]
			}
		}
		out = append(out, row...)
		above = row
	}
	return out
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// unpackedSize returns how many bytes the stream has whose dictionary holds the position,
// and fails where they are more than the limit.
func unpackedSize(data []byte, at int, limit int64) (int64, error) {
	from := max(0, bytes.LastIndex(data[:at], []byte("obj")))
	n := bytes.Index(data[at:], []byte("stream"))
	if n < 0 {
		return 0, nil
	}
	r, err := unpacking(data[from:at+n], data[at+n:])
	if r == nil || err != nil {
		return 0, nil
	}
	size, _ := io.Copy(io.Discard, io.LimitReader(r, limit+1))
	if size > limit {
		return 0, document.ErrLimit
	}
	return size, nil
}

// unpack returns the bytes of the stream that begins rest; more of them than the limit
// are an error.
func unpack(dict, rest []byte, limit int64) ([]byte, error) {
	r, err := unpacking(dict, rest)
	if r == nil || err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(body)) > limit {
		return nil, document.ErrLimit
	}
	return body, err
}

// unpacking returns what reads the stream that begins rest, nil where its filters are
// others than Flate.
func unpacking(dict, rest []byte) (io.Reader, error) {
	rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte("stream")), " ")
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	var r io.Reader = bytes.NewReader(rest)
	names := ""
	if m := filterEntry.FindSubmatch(dict); m != nil {
		names = string(m[1])
	} else if n := bytes.Index(rest, []byte("endstream")); n >= 0 {
		r = bytes.NewReader(rest[:n])
	}
	for _, name := range strings.FieldsFunc(names, func(c rune) bool { return c == '/' || c == '[' || c == ']' || c <= ' ' }) {
		if name != "FlateDecode" && name != "Fl" {
			return nil, nil
		}
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil, err
		}
		r = z
	}
	return r, nil
}
