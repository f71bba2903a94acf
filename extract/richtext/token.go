package richtext

import (
	"bytes"
	"strconv"
)

// A token is a part of a file.
type token struct {
	kind   tokenKind
	word   string // of a control; a symbol alone for one that has no letters
	number int    // behind the word
	given  bool   // there is a number
	text   []byte
}

type tokenKind int

const (
	end tokenKind = iota
	opens
	closes
	control
	text  // characters as they stand
	octet // a byte given by its number
)

// A lexer takes a file apart.
type lexer struct{ rest []byte }

func (l *lexer) next() token {
	l.rest = bytes.TrimLeft(l.rest, "\r\n\x00")
	if len(l.rest) == 0 {
		return token{kind: end}
	}
	switch l.rest[0] {
	case '{':
		l.rest = l.rest[1:]
		return token{kind: opens}
	case '}':
		l.rest = l.rest[1:]
		return token{kind: closes}
	case '\\':
		return l.control()
	}
	n := bytes.IndexAny(l.rest, "{}\\\r\n\x00")
	if n < 0 {
		n = len(l.rest)
	}
	return token{kind: text, text: l.take(n)}
}

func (l *lexer) take(n int) []byte {
	taken := l.rest[:min(n, len(l.rest))]
	l.rest = l.rest[len(taken):]
	return taken
}

// control reads a control word with its number, or a control symbol.
func (l *lexer) control() token {
	l.take(1)
	n := 0
	for n < len(l.rest) && isLetter(l.rest[n]) {
		n++
	}
	if n == 0 {
		return l.symbol()
	}
	t := token{kind: control, word: string(l.take(n))}
	for n = 0; n < len(l.rest) && (l.rest[n] == '-' && n == 0 || '0' <= l.rest[n] && l.rest[n] <= '9'); {
		n++
	}
	if number, err := strconv.ParseInt(string(l.take(n)), 10, 32); err == nil {
		t.number, t.given = int(number), true
	}
	if len(l.rest) > 0 && l.rest[0] == ' ' {
		l.take(1)
	}
	if t.word == "bin" && t.number > 0 {
		l.take(t.number) // which may hold anything
	}
	return t
}

// symbol reads a control of one character; \'b0 is a byte.
func (l *lexer) symbol() token {
	s := l.take(1)
	if string(s) == "'" {
		digits := l.take(2)
		if b, err := strconv.ParseUint(string(digits), 16, 8); err == nil {
			return token{kind: octet, text: []byte{byte(b)}}
		}
		return token{kind: octet, text: []byte{'?'}}
	}
	return token{kind: control, word: string(s)}
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }
