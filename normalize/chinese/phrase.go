package chinese

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// A phrase is a format in English with its Chinese one. Terms stand in braces: {row} for any
// text, {page:number} for one that a kind knows or a group of phrases.
type phrase struct {
	en, zh []piece
	terms  int
}

// A piece of a format is a literal, or a term if that is "".
type piece struct {
	literal string
	term    int  // which of the phrase
	kind    kind // of a term of the English format
	inside  bool // the term stands within Chinese quotation marks
}

var termMark = regexp.MustCompile(`\{([a-z]+)(?::([a-z]+))?\}`)

// newPhrase compiles the two formats. Each term of one is in the other once, no two terms of the
// English one touch, and the kinds are those of the package or the names of groups.
func newPhrase(en, zh string, groups map[string]*group) (*phrase, error) {
	p := new(phrase)
	number := map[string]int{}
	err := eachPiece(en, func(literal, name, of string) error {
		if literal != "" {
			p.en = append(p.en, piece{literal: literal})
			return nil
		}
		k, err := kindOf(of, groups)
		if _, twice := number[name]; twice || len(p.en) > 0 && p.en[len(p.en)-1].literal == "" {
			err = fmt.Errorf("the term %q is there twice, or touches another", name)
		}
		number[name] = p.terms
		p.en = append(p.en, piece{term: p.terms, kind: k})
		p.terms++
		return err
	})
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	err = eachPiece(zh, func(literal, name, of string) error {
		n, ok := number[name]
		if literal == "" && (!ok || of != "" || seen[name]) {
			return fmt.Errorf("in Chinese, the term %q is there twice, or not in English", name)
		}
		seen[name] = literal == ""
		quoted := len(p.zh) > 0 && strings.HasSuffix(p.zh[len(p.zh)-1].literal, "“")
		p.zh = append(p.zh, piece{literal: literal, term: n, inside: quoted})
		return nil
	})
	for name := range number {
		if err == nil && !seen[name] {
			err = fmt.Errorf("the term %q is not in Chinese", name)
		}
	}
	if err == nil && len(p.en) == 0 {
		err = errors.New("an empty format")
	}
	return p, err
}

// eachPiece gives the pieces of a format to a function: a literal, or the name of a term and its
// kind.
func eachPiece(format string, do func(literal, name, of string) error) error {
	for format != "" {
		at := termMark.FindStringSubmatchIndex(format)
		if at == nil {
			return do(format, "", "")
		}
		if at[0] > 0 {
			if err := do(format[:at[0]], "", ""); err != nil {
				return err
			}
		}
		of := ""
		if at[4] >= 0 {
			of = format[at[4]:at[5]]
		}
		if err := do("", format[at[2]:at[3]], of); err != nil {
			return err
		}
		format = format[at[1]:]
	}
	return nil
}

// firstWord returns the word that all texts of the phrase begin with, "" where there is none.
func (p *phrase) firstWord() string {
	first := p.en[0].literal
	if !strings.Contains(first, " ") && len(p.en) > 1 {
		return "" // a term may follow in the same word
	}
	return wordOf(first)
}

// say returns the Chinese of a text that the English format fits.
func (p *phrase) say(text string) (string, bool) {
	said := make([]string, p.terms)
	if !fits(p.en, text, said) {
		return "", false
	}
	var b strings.Builder
	for _, at := range p.zh {
		term := at.literal
		if term == "" {
			term = said[at.term]
		}
		if at.inside {
			term = innerQuotes.Replace(term)
		}
		b.WriteString(term)
	}
	return b.String(), true
}

// innerQuotes are the quotation marks within others (GB/T 15834, 4.8.3).
var innerQuotes = strings.NewReplacer("“", "‘", "”", "’")

// fits reports whether pieces fit a text, and notes the Chinese of the terms. A term is as short
// as can be.
func fits(pieces []piece, text string, said []string) bool {
	if len(pieces) == 0 {
		return text == ""
	}
	first, rest := pieces[0], pieces[1:]
	if first.literal != "" {
		after, ok := strings.CutPrefix(text, first.literal)
		return ok && fits(rest, after, said)
	}
	if len(rest) == 0 {
		zh, ok := first.kind(text)
		said[first.term] = zh
		return ok
	}
	next := rest[0].literal
	for end := 0; ; end++ {
		at := strings.Index(text[end:], next)
		if at < 0 {
			return false
		}
		end += at
		if !fits(rest, text[end:], said) {
			continue
		}
		if zh, ok := first.kind(text[:end]); ok {
			said[first.term] = zh
			return true
		}
	}
}
