package lastyear

import (
	"math/bits"
	"unicode"
)

// LeastRun is how many letters in a row both texts have at least where one is copied from the other:
// shorter ones are names and phrases that everybody uses.
const LeastRun = 13

// A Share is how much of a text stands in another, in letters. Figures, marks and spaces are not
// counted, so that a sentence with another figure is still the same one, nor are sentences that every organ has to write.
type Share struct {
	Letters int // of the text
	Copied  int // of these, in runs of at least LeastRun that the other text has too
}

// Part returns the part that is copied, from 0 to 1.
func (s Share) Part() float64 {
	if s.Letters == 0 {
		return 0
	}
	return float64(s.Copied) / float64(s.Letters)
}

// Measure returns how much of a text stands in another, each in pieces that follow one another.
func Measure(text, other []string) Share {
	letters := lettersOf(text)
	var s Share
	prescribed := prescribedIn(text, len(letters))
	for i, copied := range copiedIn(letters, lettersOf(other)) {
		if prescribed[i] {
			continue
		}
		s.Letters++
		if copied {
			s.Copied++
		}
	}
	return s
}

// A Passage is characters of a text in a row that another has too, or has not.
type Passage struct {
	Text   string
	Copied bool
}

// Copied returns the pieces of a text in passages that another text has too, as Measure counts them,
// and those that it has not. What stands between two letters goes with them, but for figures.
func Copied(text, other []string) [][]Passage {
	letters := lettersOf(text)
	copied := copiedIn(letters, lettersOf(other))
	for i, prescribed := range prescribedIn(text, len(letters)) {
		copied[i] = copied[i] && !prescribed
	}
	list := make([][]Passage, len(text))
	at := 0 // letters before
	for i, piece := range text {
		for _, r := range piece {
			is := false
			switch {
			case unicode.IsLetter(r):
				is = copied[at]
				at++
			case !unicode.IsNumber(r):
				is = at > 0 && at < len(copied) && copied[at-1] && copied[at]
			}
			last := len(list[i]) - 1
			if last < 0 || list[i][last].Copied != is {
				list[i] = append(list[i], Passage{Copied: is})
				last++
			}
			list[i][last].Text += string(r)
		}
	}
	return list
}

func lettersOf(text []string) []rune {
	n := 0
	for _, piece := range text {
		n += len(piece)
	}
	list := make([]rune, 0, n/3+1) // most have three bytes
	for _, piece := range text {
		for _, r := range piece {
			if unicode.IsLetter(r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// copiedIn tells of each letter whether it is in a run that the other text has.
func copiedIn(letters, other []rune) []bool {
	copied := make([]bool, len(letters))
	known := newRuns(len(other))
	eachRun(other, func(_ int, run uint64) { known.add(run) })
	marked := 0 // letters before that are told
	eachRun(letters, func(end int, run uint64) {
		if !known.has(run) {
			return
		}
		for i := max(marked, end-LeastRun); i < end; i++ {
			copied[i] = true
		}
		marked = end
	})
	return copied
}

// base is the odd number next to 2^64 divided by the golden ratio.
const base = 0x9e3779b97f4a7c15

// eachRun calls do for each run of LeastRun letters with where it ends and a hash of it: the value of a
// polynomial.
func eachRun(letters []rune, do func(end int, run uint64)) {
	highest := uint64(1) // the weight of the letter that leaves the run
	for range LeastRun - 1 {
		highest *= base
	}
	hash := uint64(0)
	for i, r := range letters {
		if i >= LeastRun {
			hash -= uint64(letters[i-LeastRun]) * highest
		}
		hash = hash*base + uint64(r)
		if i >= LeastRun-1 {
			do(i+1, hash)
		}
	}
}

// runs is a set of hashes: a table in which each stands at the first free place from its own on. A
// report has some thousand, and an import compares two reports for each that it takes in.
type runs struct {
	table []uint64 // 0 is a free place
	shift int
}

func newRuns(n int) runs {
	size := bits.Len(uint(2 * n))
	return runs{make([]uint64, 1<<size), 64 - size}
}

// place returns where a hash stands or would stand. 0 goes for 1.
func (r runs) place(run uint64) (int, uint64) {
	run = max(run, 1)
	at := int(run * base >> r.shift)
	for r.table[at] != 0 && r.table[at] != run {
		at = (at + 1) & (len(r.table) - 1)
	}
	return at, run
}

func (r runs) add(run uint64) {
	at, run := r.place(run)
	r.table[at] = run
}

func (r runs) has(run uint64) bool {
	at, _ := r.place(run)
	return r.table[at] != 0
}
