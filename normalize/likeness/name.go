package likeness

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/gazetteer"
)

// A Misreading is a word that was read in place of another.
type Misreading struct {
	Read, Printed string
	// Alike tells that each character that differs is drawn alike, or that they are few
	// in a long name: else it rests on another line alone, which may be of another organ.
	Alike bool
}

// A name is an organ's name being put right.
type name struct {
	read []rune
	// support has for each place the characters that other lines have there in the
	// same name.
	support []string
	texts   []string
	year    int
	out     []Misreading
}

// Name returns the name of an organ as it was printed, as far as that can be told, with
// what was misread. The texts are the other lines of the report; the year is that of
// the report, 0 where it is not known. Where nothing fits, or two do, the name stays.
func Name(read string, texts []string, year int) (string, []Misreading) {
	best := read
	for _, other := range elsewhere(read, texts) {
		if known(other, year) > known(best, year) {
			best = other
		}
	}
	n := &name{read: []rune(best), texts: texts, year: year}
	n.support = make([]string, len(n.read))
	for _, other := range append(elsewhere(best, texts), read) {
		for i, c := range []rune(other) {
			if i < len(n.support) {
				n.support[i] += string(c)
			}
		}
	}
	if best != read {
		n.out = append(n.out, Misreading{read, best, likely([]rune(read), []rune(best), own([]rune(best)))})
	}
	n.regions()
	return string(n.read), n.out
}

// elsewhere lists the runs of other texts that have the length of the name and three of
// five of its characters in their places, the last two among them.
func elsewhere(read string, texts []string) []string {
	name := []rune(read)
	if len(name) < 6 {
		return nil
	}
	var list []string
	for _, text := range texts {
		runes := []rune(text)
		for at := 0; at+len(name) <= len(runes); at++ {
			part := runes[at : at+len(name)]
			if string(part[len(part)-2:]) != string(name[len(name)-2:]) {
				continue
			}
			if off := differing(part, name); len(off) > 0 && 5*len(off) <= 2*own(part) {
				list = append(list, string(part))
			}
		}
	}
	return list
}

// own returns how many characters a name has before the word in which many end.
func own(name []rune) int {
	length := len(name)
	for _, word := range words() {
		if strings.HasSuffix(string(name), word) {
			length = min(length, len(name)-utf8.RuneCountInString(word))
		}
	}
	return length
}

// likely reports whether a word may be another one misread, by itself: of the length
// that tells it from others, at most a quarter differs, or what differs is drawn alike.
func likely(read, printed []rune, length int) bool {
	off := differing(read, printed)
	return 4*len(off) <= length || !slices.ContainsFunc(off, func(i int) bool { return !Alike(read[i], printed[i]) })
}

// national are the organs whose name stands before the region of their local one.
var national = []string{"国家税务总局", "国家统计局"}

// start returns how many characters stand before the first region.
func start(read []rune) int {
	for _, word := range national {
		if strings.HasPrefix(string(read), word) {
			return utf8.RuneCountInString(word)
		}
	}
	return 0
}

// regions puts the run of regions right with which the name begins, and what follows it.
func (n *name) regions() {
	at := start(n.read)
	var wider []gazetteer.Region
	for {
		if found := n.exact(at, wider); found != "" {
			wider, at = n.within(found, wider), at+utf8.RuneCountInString(found)
			continue
		}
		fits := n.fitting(at, wider)
		if len(fits) != 1 {
			break
		}
		n.put(at, fits[0])
		wider, at = n.within(fits[0], wider), at+utf8.RuneCountInString(fits[0])
	}
	if wider == nil {
		return
	}
	tail := n.read[at:]
	if slices.Contains(words(), string(tail)) {
		return
	}
	var fits []string
	for _, word := range words() {
		if n.fits(at, word) && utf8.RuneCountInString(word) == len(tail) {
			fits = append(fits, word)
		}
	}
	if len(fits) == 1 {
		n.put(at, fits[0])
	}
}

// put writes a word over what was read.
func (n *name) put(at int, word string) {
	length := utf8.RuneCountInString(word)
	n.out = append(n.out, Misreading{string(n.read[at : at+length]), word, likely(n.read[at:at+length], []rune(word), length)})
	copy(n.read[at:], []rune(word))
}

// within returns the regions of a name within the wider ones.
func (n *name) within(found string, wider []gazetteer.Region) []gazetteer.Region {
	regions := gazetteer.Names().Full[found]
	if wider != nil {
		regions = gazetteer.AllWithin(regions, wider)
	}
	return regions
}

// exact returns the name of a region that stands at the place.
func (n *name) exact(at int, wider []gazetteer.Region) string {
	found := gazetteer.Names().NameAt(string(n.read[at:]), 0)
	if found == "" || len(n.within(found, wider)) == 0 {
		return ""
	}
	return found
}

// fitting lists the names of regions that what stands at the place may misspell.
// Without a wider region before it, that one within it follows counts first.
func (n *name) fitting(at int, wider []gazetteer.Region) []string {
	var list, before []string
	for found, regions := range gazetteer.Names().Full {
		length := utf8.RuneCountInString(found)
		if length < 3 || !n.fits(at, found) {
			continue
		}
		if wider != nil {
			if regions = gazetteer.AllWithin(regions, wider); len(regions) == 0 {
				continue
			}
		}
		if kept, _ := gazetteer.InYear(regions, n.year); len(kept) == 0 {
			continue
		}
		list = append(list, found)
		if n.exact(at+length, regions) != "" {
			before = append(before, found)
		}
	}
	if len(before) > 0 {
		return before
	}
	return list
}

// fits reports whether what stands at a place may be the word misread.
func (n *name) fits(at int, word string) bool {
	printed := []rune(word)
	if at+len(printed) > len(n.read) {
		return false
	}
	off := differing(n.read[at:at+len(printed)], printed)
	if len(off) == 0 || len(off) > most(len(printed)) {
		return false
	}
	if len(printed) > 2 && ReadIn(word, n.texts) > 0 && len(off) == 1 {
		return true // the text spells it elsewhere
	}
	for _, i := range off {
		if !Alike(n.read[at+i], printed[i]) && !strings.ContainsRune(n.support[at+i], printed[i]) {
			return false
		}
	}
	return true
}
