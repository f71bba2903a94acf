package guard

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"nianbao/extract/document"
)

// A file of which the cross-reference table is lost, or that says of its streams that they
// are shorter than they are, still has its objects, each with its number before it. Viewers
// look for them; so is done here, as ISO 32000-1 leaves to the reader (annex C.2).

var (
	anyHead      = regexp.MustCompile(`(\d{1,10})[\s\x00]+(\d{1,5})[\s\x00]+$`)
	lengthEntry  = regexp.MustCompile(`/Length[\s\x00]+(\d{1,18})([\s\x00]+\d+[\s\x00]+R)?`)
	rootEntry    = regexp.MustCompile(`/Root[\s\x00]+(\d{1,10})[\s\x00]+(\d{1,5})[\s\x00]+R`)
	infoEntry    = regexp.MustCompile(`/Info[\s\x00]+(\d{1,10})[\s\x00]+(\d{1,5})[\s\x00]+R`)
	encryptEntry = regexp.MustCompile(`/Encrypt[\s\x00<]`)
	catalogType  = regexp.MustCompile(`/Type[\s\x00]*/Catalog\b`)
	packType     = regexp.MustCompile(`/Type[\s\x00]*/ObjStm\b`)
	tableType    = regexp.MustCompile(`/Type[\s\x00]*/XRef\b`)
	countEntry   = regexp.MustCompile(`/N[\s\x00]+(\d{1,10})`)
	firstEntry   = regexp.MustCompile(`/First[\s\x00]+(\d{1,10})`)
)

var (
	errNoCatalog = errors.New("no catalog among the objects")
	errEncrypted = errors.New("the objects are encrypted")
)

// An object is one that was found in a file: its text, and what is in its stream.
type object struct {
	number, generation int
	text               []byte // between "obj" and "endobj", or of a stream its dictionary
	isStream           bool
	stream             []byte
}

// HasShortLengths reports whether a file says of one of its streams that it is shorter than
// it is, or does not say how long it is.
func HasShortLengths(data []byte) bool {
	at := 0
	for {
		n := streamIn(data[at:])
		if n < 0 {
			return false
		}
		from := at
		at += n + len("stream")
		head := bytes.LastIndex(data[from:at], []byte("obj"))
		if head < 0 {
			continue
		}
		start := streamStart(data, at)
		m := lengthEntry.FindSubmatch(data[from+head : at])
		end := bytes.Index(data[start:], []byte("endstream"))
		switch {
		case end < 0:
			return false
		case m == nil:
			return bytes.Contains(data[from+head:at], []byte("<<"))
		case m[2] != nil:
			at = start + end
			continue
		}
		length := int(min(number(m[1]), int64(len(data)-start)))
		if end > length+len("\r\n\r\n") && !bytes.HasPrefix(bytes.TrimLeft(data[start+length:], "\r\n \x00"), []byte("endstream")) {
			return true
		}
		at = start + max(end, length)
	}
}

// streamIn returns where the keyword stands that begins a stream: behind a dictionary and at
// the end of its line, and not within a text. -1 stands for nowhere.
func streamIn(data []byte) int {
	for at := 0; ; at += len("stream") {
		n := bytes.Index(data[at:], []byte("stream"))
		if n < 0 {
			return -1
		}
		at += n
		end := at + len("stream")
		before := bytes.TrimRight(data[max(0, at-longestHead):at], " \t\r\n\f\x00")
		if bytes.HasSuffix(before, []byte(">>")) && end < len(data) && (data[end] == '\r' || data[end] == '\n' || data[end] == ' ') {
			return at
		}
	}
}

// longPacks is how many bytes of object streams are unpacked for each object anew.
const longPacks = 1 << 20

// HasLongPacks reports whether the objects of a file are packed in so long streams that
// each look at one takes time: the library unpacks the stream of an object whenever it is
// asked for.
func HasLongPacks(data []byte) bool {
	left := int64(longPacks)
	for _, m := range packType.FindAllIndex(data, -1) {
		n, err := unpackedSize(data, m[0], left)
		if left -= n; err != nil || left <= 0 {
			return true
		}
	}
	return false
}

// streamStart returns where the bytes of a stream begin whose keyword ends at the place.
func streamStart(data []byte, at int) int {
	for at < len(data) && data[at] == ' ' {
		at++
	}
	if at < len(data) && data[at] == '\r' {
		at++
	}
	if at < len(data) && data[at] == '\n' {
		at++
	}
	return at
}

// Rebuild returns a file of the objects that are found in the bytes, the last of each
// number, with a cross-reference table and the lengths of streams as they are. It fails
// where there is no catalog, and for encrypted files.
func Rebuild(data []byte, limits document.Limits) ([]byte, error) {
	objects, err := objectsIn(data, limits, nil)
	if err != nil {
		return nil, err
	}
	return rebuilt(data, objects, false)
}

// rebuilt writes the objects of a file, which are encrypted no more where it says so.
func rebuilt(data []byte, objects map[int]*object, decrypted bool) ([]byte, error) {
	root, info := [2]int{}, ""
	for _, place := range trailers(data, objects) {
		if encryptEntry.Match(place) && !decrypted {
			return nil, errEncrypted
		}
		if m := rootEntry.FindSubmatch(place); m != nil {
			if n := int(number(m[1])); objects[n] != nil {
				root = [2]int{n, int(number(m[2]))}
			}
		}
		if m := infoEntry.FindSubmatch(place); m != nil {
			info = fmt.Sprintf("/Info %s %s R", m[1], m[2])
		}
	}
	highest := 0
	for n, o := range objects {
		highest = max(highest, n)
		if root[0] == 0 && !o.isStream && catalogType.Match(o.text) {
			root = [2]int{n, o.generation}
		}
	}
	if root[0] == 0 {
		return nil, errNoCatalog
	}
	return assemble(objects, highest, fmt.Sprintf("/Root %d %d R%s", root[0], root[1], info)), nil
}

// trailers returns the texts that a file's own entries stand in: its trailers, and the
// dictionaries of the streams that take their place.
func trailers(data []byte, objects map[int]*object) [][]byte {
	var list [][]byte
	for _, o := range objects {
		if o.isStream && tableType.Match(o.text) {
			list = append(list, o.text)
		}
	}
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte("trailer"))
		if n < 0 {
			return list
		}
		at += n + len("trailer")
		end := min(len(data), at+4096)
		if n := bytes.Index(data[at:end], []byte("startxref")); n >= 0 {
			end = at + n
		}
		list = append(list, data[at:end])
	}
}

// objectsIn finds the objects of a file, the last of each number. decrypt, which may be nil, is
// given each that is not in an object stream.
func objectsIn(data []byte, limits document.Limits, decrypt func(*object)) (map[int]*object, error) {
	heads := headsIn(data)
	objects := map[int]*object{}
	put := func(o *object) error {
		objects[o.number] = o
		if o.number > limits.MaxObjects || len(objects) > limits.MaxObjects {
			return &document.LimitError{Limit: "objects", Max: int64(limits.MaxObjects)}
		}
		return nil
	}
	left := limits.MaxStreamBytes
	done := 0
	for i, h := range heads {
		if h.at < done {
			continue // within the stream before
		}
		next := len(data)
		if i+1 < len(heads) {
			next = heads[i+1].at
		}
		var o *object
		if o, done = objectAt(data, h, next); decrypt != nil {
			decrypt(o)
		}
		if err := put(o); err != nil {
			return nil, err
		}
		if !o.isStream || !packType.Match(o.text) {
			continue
		}
		body, err := unpack(o.text, append([]byte("stream\n"), o.stream...), left)
		if errors.Is(err, document.ErrLimit) {
			return nil, &document.LimitError{Limit: "stream bytes", Max: limits.MaxStreamBytes}
		}
		left -= int64(len(body))
		for _, packed := range unpackObjects(o.text, body) {
			if err := put(packed); err != nil {
				return nil, err
			}
		}
	}
	return objects, nil
}

// A head is where an object begins: at its number, and after "obj".
type head struct {
	number, generation int
	at, end            int
}

func headsIn(data []byte) []head {
	var heads []head
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte("obj"))
		if n < 0 {
			return heads
		}
		at += n
		if m := anyHead.FindSubmatchIndex(data[max(0, at-longestHead):at]); m != nil {
			from := max(0, at-longestHead)
			heads = append(heads, head{int(number(data[from+m[2] : from+m[3]])), int(number(data[from+m[4] : from+m[5]])), from + m[2], at + len("obj")})
		}
		at += len("obj")
	}
}

// objectAt reads the object with the head, and returns where it ends. It ends at the next
// head at the latest, or if it is a stream, at its own end.
func objectAt(data []byte, h head, next int) (*object, int) {
	o := &object{number: h.number, generation: h.generation, text: data[h.end:next]}
	end := bytes.Index(o.text, []byte("endobj"))
	keyword := streamIn(o.text)
	if keyword < 0 || 0 <= end && end < keyword {
		if end >= 0 {
			o.text = o.text[:end]
		}
		return o, h.end
	}
	o.text, o.isStream = o.text[:keyword], true
	start := streamStart(data, h.end+keyword+len("stream"))
	if m := lengthEntry.FindSubmatch(o.text); m != nil && m[2] == nil {
		if n := number(m[1]); n <= int64(len(data)-start) {
			stop := start + int(n)
			if bytes.HasPrefix(bytes.TrimLeft(data[stop:min(len(data), stop+longestHead)], "\r\n \x00"), []byte("endstream")) {
				o.stream = data[start:stop]
				return o, stop
			}
		}
	}
	stop := len(data)
	for _, mark := range []string{"endstream", "endobj"} {
		if n := bytes.Index(data[start:], []byte(mark)); n >= 0 {
			stop = start + n
			break
		}
	}
	o.stream = bytes.TrimSuffix(bytes.TrimSuffix(data[start:stop], []byte("\n")), []byte("\r"))
	return o, stop
}

// unpackObjects returns the objects of an object stream (ISO 32000-1, 7.5.7).
func unpackObjects(dict, body []byte) []*object {
	count, first := countEntry.FindSubmatch(dict), firstEntry.FindSubmatch(dict)
	if count == nil || first == nil {
		return nil
	}
	begin := int(min(number(first[1]), int64(len(body))))
	numbers := bytes.Fields(body[:begin])
	var list []*object
	for i := 0; 2*i+1 < len(numbers) && int64(i) < number(count[1]); i++ {
		n, err := strconv.Atoi(string(numbers[2*i]))
		from, to := begin+int(number(numbers[2*i+1])), len(body)
		if 2*i+3 < len(numbers) {
			to = begin + int(number(numbers[2*i+3]))
		}
		if err == nil && n > 0 && begin <= from && from <= to && to <= len(body) {
			list = append(list, &object{number: n, text: body[from:to]})
		}
	}
	return list
}

// assemble writes a file of the objects.
func assemble(objects map[int]*object, highest int, entries string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	places := make([]int, highest+1)
	for n := range places {
		o := objects[n]
		if o == nil || n == 0 || o.isStream && (packType.Match(o.text) || tableType.Match(o.text)) {
			continue
		}
		places[n] = out.Len()
		fmt.Fprintf(&out, "%d %d obj\n", n, o.generation)
		if o.isStream {
			out.Write(withLength(o.text, len(o.stream)))
			out.WriteString("stream\n")
			out.Write(o.stream)
			out.WriteString("\nendstream")
		} else {
			out.Write(withoutStrayEscapes(o.text))
		}
		out.WriteString("\nendobj\n")
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(places))
	for n, at := range places[1:] {
		if at == 0 {
			out.WriteString("0000000000 65535 f \n")
			continue
		}
		fmt.Fprintf(&out, "%010d %05d n \n", at, objects[n+1].generation)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(places), entries, start)
	return out.Bytes()
}

var (
	escape      = regexp.MustCompile(`(?s)\\.`)
	knownEscape = regexp.MustCompile(`[nrtbf()\\\r\n0-7]`)
)

// withoutStrayEscapes leaves out the backslashes before characters that they change nothing
// about, as readers are to (ISO 32000-1, 7.3.4.2). The library panics at them.
func withoutStrayEscapes(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 {
		return text
	}
	return escape.ReplaceAllFunc(text, func(pair []byte) []byte {
		if knownEscape.Match(pair[1:]) {
			return pair
		}
		return pair[1:]
	})
}

// withLength returns a dictionary that states the length.
func withLength(dict []byte, length int) []byte {
	entry := fmt.Appendf(nil, "/Length %d", length)
	if m := lengthEntry.FindIndex(dict); m != nil {
		return append(append(append([]byte{}, dict[:m[0]]...), entry...), dict[m[1]:]...)
	}
	end := max(0, bytes.LastIndex(dict, []byte(">>"))) // the last of two entries with a name counts
	return append(append(append([]byte{}, dict[:end]...), entry...), dict[end:]...)
}
