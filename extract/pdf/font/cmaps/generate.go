//go:build ignore

// Generate packs Adobe's CMap resources into the files of this folder:
//
//	go run generate.go -from /usr/share/poppler/cMap -out .
//
// README.md says what the files hold.
package main

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The encodings that are packed, by collection, each with the one it is kept as a
// difference to. A CMap's own "usecmap" counts as well: all -V ones use their -H.
//
// UniGB-UTF8 and UniGB-UTF16 are UniGB-UTF32 with the characters encoded
// otherwise, which is verified here and done by the reader.
var encodings = []struct{ collection, name, base string }{
	{"Adobe-GB1", "GB-EUC", ""}, {"Adobe-GB1", "GBpc-EUC", "GB-EUC"}, {"Adobe-GB1", "GBK-EUC", ""}, {"Adobe-GB1", "GBKp-EUC", "GBK-EUC"},
	{"Adobe-GB1", "GBK2K", "GBKp-EUC"}, {"Adobe-GB1", "GBT-EUC", ""}, {"Adobe-GB1", "GBTpc-EUC", "GBT-EUC"},
	{"Adobe-GB1", "GB", ""}, {"Adobe-GB1", "GBT", ""},
	{"Adobe-GB1", "UniGB-UTF32", ""}, {"Adobe-GB1", "UniGB-UCS2", ""},

	{"Adobe-CNS1", "B5pc", ""}, {"Adobe-CNS1", "ETen-B5", "B5pc"}, {"Adobe-CNS1", "ETenms-B5", ""}, {"Adobe-CNS1", "HKscs-B5", "ETen-B5"}, {"Adobe-CNS1", "CNS-EUC", ""},

	{"Adobe-Japan1", "RKSJ", ""}, {"Adobe-Japan1", "83pv-RKSJ", "RKSJ"}, {"Adobe-Japan1", "90ms-RKSJ", "RKSJ"}, {"Adobe-Japan1", "90msp-RKSJ", "90ms-RKSJ"},
	{"Adobe-Japan1", "90pv-RKSJ", "90ms-RKSJ"}, {"Adobe-Japan1", "Add-RKSJ", "RKSJ"}, {"Adobe-Japan1", "Ext-RKSJ", "RKSJ"}, {"Adobe-Japan1", "EUC", ""}, {"Adobe-Japan1", "", ""},

	{"Adobe-Korea1", "KSC-EUC", ""}, {"Adobe-Korea1", "KSCms-UHC", "KSC-EUC"}, {"Adobe-Korea1", "KSCms-UHC-HW", "KSCms-UHC"}, {"Adobe-Korea1", "KSCpc-EUC", "KSC-EUC"},
}

// The collections of which the meaning of CIDs is packed.
var collections = []string{"Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1"}

// A code is a character code and its length in bytes.
type code struct {
	bytes int
	value uint32
}

type cmap struct {
	base   string
	spaces [][2]code
	cids   map[code]uint32 // without those of base
}

func main() {
	log.SetFlags(0)
	from := flag.String("from", "/usr/share/poppler/cMap", "the folder with a folder for each collection")
	out := flag.String("out", ".", "the folder to write to")
	flag.Parse()

	for _, e := range encodings {
		dir := filepath.Join(*from, e.collection)
		h := read(dir, directed(e.name, "H"))
		if e.base != "" && h.base == "" {
			h = difference(h, whole(dir, e.base+"-H"), e.base+"-H")
		}
		write(*out, directed(e.name, "H")+".cmap", packCMap(h, e.collection))
		if _, err := os.Stat(filepath.Join(dir, directed(e.name, "V"))); err == nil {
			write(*out, directed(e.name, "V")+".cmap", packCMap(read(dir, directed(e.name, "V")), e.collection))
		}
	}
	for _, direction := range []string{"-H", "-V"} {
		verifySame(filepath.Join(*from, "Adobe-GB1"), direction)
	}
	for _, name := range collections {
		write(*out, name+".cids", packCollection(filepath.Join(*from, name, name+"-UCS2")))
	}
}

// directed returns the name of a CMap by that of its encoding, which one of Japan's has not.
func directed(name, direction string) string { return strings.TrimPrefix(name+"-"+direction, "-") }

var (
	usecmap  = regexp.MustCompile(`/(\S+)\s+usecmap`)
	sections = regexp.MustCompile(`(?s)begin(codespacerange|cidchar|cidrange|notdefrange|bfchar|bfrange)\b(.*?)\bend`)
	tokens   = regexp.MustCompile(`<[0-9A-Fa-f]*>|\[|\]|\d+`)
)

// read reads a CMap's own entries.
func read(dir, name string) cmap {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		log.Fatal(err)
	}
	m := cmap{cids: map[code]uint32{}}
	if u := usecmap.FindSubmatch(data); u != nil {
		m.base = string(u[1])
	}
	for _, s := range sections.FindAllSubmatch(data, -1) {
		t := tokens.FindAllString(string(s[2]), -1)
		switch kind := string(s[1]); kind {
		case "codespacerange":
			for ; len(t) >= 2; t = t[2:] {
				m.spaces = append(m.spaces, [2]code{codeOf(t[0]), codeOf(t[1])})
			}
		case "cidchar":
			for ; len(t) >= 2; t = t[2:] {
				m.cids[codeOf(t[0])] = integer(t[1])
			}
		case "cidrange", "notdefrange":
			for ; len(t) >= 3; t = t[3:] {
				low, high, cid := codeOf(t[0]), codeOf(t[1]), integer(t[2])
				for c := low; c.value <= high.value; c.value++ {
					m.cids[c] = cid
					if kind == "cidrange" {
						cid++ // a notdef range stands for one CID
					}
				}
			}
		}
	}
	return m
}

// whole reads a CMap with all that it uses.
func whole(dir, name string) cmap {
	m := read(dir, name)
	if m.base == "" {
		return m
	}
	base := whole(dir, m.base)
	for c, cid := range base.cids {
		if _, ok := m.cids[c]; !ok {
			m.cids[c] = cid
		}
	}
	if len(m.spaces) == 0 {
		m.spaces = base.spaces
	}
	return m
}

// difference leaves out what base holds alike; a code that base has and m has
// not gets CID 0, which stands for none.
func difference(m, base cmap, name string) cmap {
	d := cmap{base: name, spaces: m.spaces, cids: map[code]uint32{}}
	for c, cid := range m.cids {
		if was, ok := base.cids[c]; !ok || was != cid {
			d.cids[c] = cid
		}
	}
	for c := range base.cids {
		if _, ok := m.cids[c]; !ok {
			d.cids[c] = 0
		}
	}
	return d
}

func verifySame(dir, direction string) {
	want := whole(dir, "UniGB-UTF32"+direction).cids
	for form, decode := range map[string]func(code) rune{
		"UTF16": func(c code) rune {
			if c.bytes == 4 {
				return utf16.DecodeRune(rune(c.value>>16), rune(c.value&0xffff))
			}
			return rune(c.value)
		},
		"UTF8": func(c code) rune {
			b := binary.BigEndian.AppendUint32(nil, c.value)
			return []rune(string(b[4-c.bytes:]))[0]
		},
	} {
		got := whole(dir, "UniGB-"+form+direction).cids
		if len(got) != len(want) {
			log.Fatalf("UniGB-%s%s has %d codes, UTF32 has %d", form, direction, len(got), len(want))
		}
		for c, cid := range got {
			if want[code{4, uint32(decode(c))}] != cid {
				log.Fatalf("UniGB-%s%s differs at %x", form, direction, c.value)
			}
		}
	}
}

func packCMap(m cmap, collection string) []byte {
	var b []byte
	b = binary.AppendUvarint(b, uint64(len(collection)))
	b = append(b, collection...)
	b = binary.AppendUvarint(b, uint64(len(m.base)))
	b = append(b, m.base...)
	b = binary.AppendUvarint(b, uint64(len(m.spaces)))
	for _, s := range m.spaces {
		b = binary.AppendUvarint(b, uint64(s[0].bytes))
		b = binary.AppendUvarint(b, uint64(s[0].value))
		b = binary.AppendUvarint(b, uint64(s[1].value))
	}
	type span struct{ low, high, cid uint32 }
	for n := 1; n <= 4; n++ {
		var codes []uint32
		for c := range m.cids {
			if c.bytes == n {
				codes = append(codes, c.value)
			}
		}
		slices.Sort(codes)
		var spans []span
		for _, v := range codes {
			cid := m.cids[code{n, v}]
			if k := len(spans) - 1; k >= 0 && spans[k].high+1 == v && spans[k].cid+v-spans[k].low == cid && cid != 0 {
				spans[k].high = v
			} else {
				spans = append(spans, span{v, v, cid})
			}
		}
		// Column by column, as like stands by like and packs better.
		b = binary.AppendUvarint(b, uint64(len(spans)))
		next := uint32(0)
		for _, s := range spans {
			b = binary.AppendUvarint(b, uint64(s.low-next))
			next = s.high + 1
		}
		for _, s := range spans {
			b = binary.AppendUvarint(b, uint64(s.high-s.low))
		}
		cid := uint32(0)
		for _, s := range spans {
			b = binary.AppendVarint(b, int64(s.cid)-int64(cid))
			cid = s.cid + s.high - s.low + 1
		}
	}
	return b
}

// packCollection packs the character of each CID, 0 where there is none or
// more than one. A variation selector says which form of a character is drawn,
// not which character, and is left out.
func packCollection(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	meaning := map[uint32]rune{}
	set := func(cid uint32, units []uint16) {
		r := slices.DeleteFunc(utf16.Decode(units), func(r rune) bool {
			return 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF
		})
		if len(r) == 1 && r[0] != 0xFFFD {
			meaning[cid] = r[0]
		}
	}
	for _, s := range sections.FindAllSubmatch(data, -1) {
		t := tokens.FindAllString(string(s[2]), -1)
		switch string(s[1]) {
		case "bfchar":
			for ; len(t) >= 2; t = t[2:] {
				set(codeOf(t[0]).value, unitsOf(t[1]))
			}
		case "bfrange":
			for len(t) >= 3 {
				low, high := codeOf(t[0]).value, codeOf(t[1]).value
				if t[2] == "[" {
					end := slices.Index(t, "]")
					for i, u := range t[3:end] {
						set(low+uint32(i), unitsOf(u))
					}
					t = t[end+1:]
					continue
				}
				u := unitsOf(t[2])
				for cid := low; cid <= high; cid++ {
					set(cid, u)
					u[len(u)-1]++
				}
				t = t[3:]
			}
		}
	}
	cids := make([]uint32, 0, len(meaning))
	for cid := range meaning {
		cids = append(cids, cid)
	}
	count := slices.MaxFunc(cids, cmp.Compare[uint32]) + 1
	b := binary.AppendUvarint(nil, uint64(count))
	next := rune(0)
	for cid := range count {
		r := meaning[cid]
		b = binary.AppendVarint(b, int64(r)-int64(next))
		next = r + 1
	}
	return b
}

func codeOf(hex string) code {
	hex = strings.Trim(hex, "<>")
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		log.Fatal(err)
	}
	return code{len(hex) / 2, uint32(v)}
}

func unitsOf(hex string) []uint16 {
	hex = strings.Trim(hex, "<>")
	var u []uint16
	for ; len(hex) >= 4; hex = hex[4:] {
		v, err := strconv.ParseUint(hex[:4], 16, 16)
		if err != nil {
			log.Fatal(err)
		}
		u = append(u, uint16(v))
	}
	return u
}

func integer(s string) uint32 {
	v, err := strconv.ParseUint(s, 10, 32)
	if err != nil {
		log.Fatal(err)
	}
	return uint32(v)
}

func write(dir, name string, data []byte) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%-20s %6d bytes\n", name, b.Len())
}
