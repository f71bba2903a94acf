package font

import (
	"compress/flate"
	"embed"
	"encoding/binary"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// The format of these files is described in cmaps/README.md.
//
//go:embed cmaps/*.cmap cmaps/*.cids
var cmapFiles embed.FS

// A lazyTable holds what was decoded from embedded files, by name; each is
// decoded when it is first asked for. nil stands for a name without a file.
type lazyTable[T any] struct {
	mu     sync.Mutex
	tables map[string]*T
}

func (l *lazyTable[T]) get(name string, decode func(string) *T) *T {
	l.mu.Lock()
	t, ok := l.tables[name]
	l.mu.Unlock()
	if ok {
		return t
	}
	t = decode(name) // may ask for others; decoding twice does no harm
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.tables == nil {
		l.tables = map[string]*T{}
	}
	l.tables[name] = t
	return t
}

var (
	predefinedCMaps lazyTable[cmap]
	collections     lazyTable[collection]
)

// predefinedCMap returns the CMap that a font or another CMap refers to by name
// (ISO 32000-1, table 118), nil for one that is not known.
func predefinedCMap(name string) *cmap {
	if !isCMapName(name) {
		return nil // names come from the file: don't let it fill the table
	}
	return predefinedCMaps.get(name, decodeCMap)
}

func isCMapName(name string) bool {
	return name == "Identity-H" || name == "Identity-V" || unicodeName.MatchString(name) || hasFile(name+".cmap")
}

// isVerticalName reports whether a predefined CMap is one for writing from top to bottom.
func isVerticalName(name string) bool { return strings.HasSuffix(name, "-V") || name == "V" }

func hasFile(name string) bool { return cmapNames()[name] }

// cmapNames holds the names of the embedded files: every character of a font
// asks.
var cmapNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	entries, err := cmapFiles.ReadDir("cmaps")
	if err != nil {
		panic(err) // it is part of the binary
	}
	for _, e := range entries {
		names[e.Name()] = true
	}
	return names
})

// unicodeName matches the names of CMaps of which the codes are Unicode.
var unicodeName = regexp.MustCompile(`^Uni(GB|CNS|KS|JIS|JIS2004|JISX0213|JISX02132004|JISPro)-(UCS2|UTF8|UTF16|UTF32)(-HW)?-[HV]$`)

// decodeCMap panics at a broken file: it is part of the program.
func decodeCMap(name string) *cmap {
	m := &cmap{vertical: isVerticalName(name)}
	if strings.HasPrefix(name, "Identity-") {
		m.spaces = []codeSpace{{0, 0xFFFF, 2}}
		m.cids.add(code{0, 2}.key(), code{0xFFFF, 2}.key(), 0)
		return m
	}
	if u := unicodeName.FindStringSubmatch(name); u != nil {
		m.form = unicodeForms[u[2]]
		m.spaces = m.form.spaces()
	}
	if !hasFile(name + ".cmap") {
		if strings.HasPrefix(name, "UniGB-") {
			m.base = predefinedCMap("UniGB-UTF32" + name[len(name)-2:])
			m.collection = m.base.collection
		}
		return m
	}
	r := openPacked(name + ".cmap")
	m.collection = r.text()
	if base := r.text(); base != "" {
		m.base = predefinedCMap(base)
	}
	for range r.unsigned() {
		bytes, low, high := r.unsigned(), r.unsigned(), r.unsigned()
		if m.form == 0 {
			m.spaces = append(m.spaces, codeSpace{uint32(low), uint32(high), int(bytes)})
		}
	}
	for bytes := 1; bytes <= 4; bytes++ {
		n := r.unsigned()
		low, length := make([]uint64, n), make([]uint64, n)
		for i := range low {
			low[i] = r.unsigned()
		}
		for i := range length {
			length[i] = r.unsigned()
		}
		m.cids.spans = slices.Grow(m.cids.spans, int(n))
		next, cid := uint64(bytes)<<32, int64(0)
		for i := range n {
			cid += r.signed()
			m.cids.add(next+low[i], next+low[i]+length[i], uint32(cid))
			next += low[i] + length[i] + 1
			cid += int64(length[i]) + 1
		}
	}
	m.cids.seal()
	r.close()
	return m
}

// A collection says what the CIDs of a character collection stand for.
type collection struct{ characters []rune } // by CID, 0 for none

// collectionOf returns a collection by registry and ordering, "Adobe-GB1", nil
// for one that is not known.
func collectionOf(name string) *collection {
	if !hasFile(name + ".cids") {
		return nil
	}
	return collections.get(name, func(name string) *collection {
		r := openPacked(name + ".cids")
		col := &collection{characters: make([]rune, r.unsigned())}
		next := int64(0)
		for cid := range col.characters {
			next += r.signed()
			col.characters[cid] = rune(next)
			next++
		}
		r.close()
		return col
	})
}

// text returns what a CID stands for, false where that is nothing or not known.
func (col *collection) text(cid uint32) (string, bool) {
	if col == nil || cid >= uint32(len(col.characters)) || col.characters[cid] == 0 {
		return "", false
	}
	return string(col.characters[cid]), true
}

// A packedReader reads the numbers of an embedded file.
type packedReader struct {
	data []byte
	name string
}

func openPacked(name string) *packedReader {
	f, err := cmapFiles.Open("cmaps/" + name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	data, err := io.ReadAll(flate.NewReader(f))
	if err != nil {
		panic(err)
	}
	return &packedReader{data, name}
}

func (r *packedReader) unsigned() uint64 {
	v, n := binary.Uvarint(r.data)
	r.skip(n)
	return v
}

func (r *packedReader) signed() int64 {
	v, n := binary.Varint(r.data)
	r.skip(n)
	return v
}

func (r *packedReader) skip(n int) {
	if n <= 0 {
		panic(errors.New(r.name + ": cut short"))
	}
	r.data = r.data[n:]
}

func (r *packedReader) text() string {
	n := r.unsigned()
	s := string(r.data[:n])
	r.data = r.data[n:]
	return s
}

func (r *packedReader) close() {
	if len(r.data) > 0 {
		panic(errors.New(r.name + ": bytes after the end"))
	}
}

// A unicodeForm is how a character is written as a code, 0 for codes that are
// no Unicode.
type unicodeForm int

const (
	ucs2 unicodeForm = iota + 1
	utf8Form
	utf16Form
	utf32
)

var unicodeForms = map[string]unicodeForm{"UCS2": ucs2, "UTF8": utf8Form, "UTF16": utf16Form, "UTF32": utf32}

func (form unicodeForm) spaces() []codeSpace {
	switch form {
	case utf8Form:
		return []codeSpace{{0, 0x7F, 1}, {0xC080, 0xDFBF, 2}, {0xE08080, 0xEFBFBF, 3}, {0xF0808080, 0xF7BFBFBF, 4}}
	case utf16Form, ucs2:
		// Producers write pairs of surrogates in UCS-2 too.
		return []codeSpace{{0, 0xD7FF, 2}, {0xD800DC00, 0xDBFFDFFF, 4}, {0xE000, 0xFFFF, 2}}
	}
	return []codeSpace{{0, 0x0010FFFF, 4}}
}

// character returns the character that a code is, 0 for none.
func (form unicodeForm) character(c code) rune {
	switch {
	case form == utf8Form:
		b := binary.BigEndian.AppendUint32(nil, c.value)
		r, n := utf8.DecodeRune(b[4-min(c.bytes, 4):])
		if r == utf8.RuneError || n != c.bytes {
			return 0
		}
		return r
	case form != utf32 && c.bytes == 4:
		r := utf16.DecodeRune(rune(c.value>>16), rune(c.value&0xffff))
		if r == utf8.RuneError {
			return 0
		}
		return r
	case c.value > utf8.MaxRune || !utf8.ValidRune(rune(c.value)):
		return 0
	}
	return rune(c.value)
}
