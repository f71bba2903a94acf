package syntax

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// A Kind is the type of a token of a content stream or a CMap.
type Kind byte

// The kinds of tokens.
const (
	KindEOF Kind = iota
	KindOperator
	KindNumber
	KindString
	KindName
	KindArray
	KindDict  // items: key, value, key, value
	kindOther // true, false, null: no operator we follow reads one
)

// A Token is an operator or an operand.
type Token struct {
	Kind  Kind
	Num   float64
	Text  string // operator, name, or the bytes of a string
	Items []Token
}

// A Lexer splits a content stream or a CMap into tokens (ISO 32000-1, 7.2 and
// 7.8.2). It never fails: bytes that make no token are skipped, as viewers do.
//
// The library's own Interpret is not used because it has no notion of inline
// images, whose binary data it would read as operators.
type Lexer struct {
	Data []byte
	pos  int
}

const (
	maxNesting = 32      // of arrays and dictionaries in a content stream
	maxItems   = 1 << 20 // of one of them
)

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// StringAt returns what the string says with which data begins, in parentheses or as
// hexadecimal digits in angle brackets, and how many bytes it takes there.
func StringAt(data []byte) (text string, length int) {
	l := Lexer{Data: data}
	text = l.Next().Text
	return text, min(l.pos, len(data))
}

// Next returns the next token, kindEOF at the end.
func (l *Lexer) Next() Token { return l.read(0) }

func (l *Lexer) read(depth int) Token {
	for l.pos < len(l.Data) {
		c := l.Data[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.Data) && l.Data[l.pos] != '\n' && l.Data[l.pos] != '\r' {
				l.pos++
			}
		case c == '(':
			return Token{Kind: KindString, Text: l.literal()}
		case c == '<':
			if l.peek(1) == '<' {
				l.pos += 2
				return Token{Kind: KindDict, Items: l.group('>', depth)}
			}
			return Token{Kind: KindString, Text: l.hex()}
		case c == '[':
			l.pos++
			return Token{Kind: KindArray, Items: l.group(']', depth)}
		case c == '/':
			l.pos++
			return Token{Kind: KindName, Text: l.name()}
		case c == ']' || c == '>' || c == ')' || c == '{' || c == '}':
			l.pos++ // stray: a group's own end is consumed by group
		default:
			return l.word()
		}
	}
	return Token{Kind: KindEOF}
}

func (l *Lexer) peek(n int) byte {
	if l.pos+n < len(l.Data) {
		return l.Data[l.pos+n]
	}
	return 0
}

// group reads tokens up to the closing delimiter: "]", or ">>" for '>'.
func (l *Lexer) group(end byte, depth int) []Token {
	var items []Token
	for l.pos < len(l.Data) {
		c := l.Data[l.pos]
		if isSpace(c) {
			l.pos++
			continue
		}
		if c == end {
			l.pos++
			if end == '>' && l.pos < len(l.Data) && l.Data[l.pos] == '>' {
				l.pos++
			}
			return items
		}
		if depth == maxNesting {
			l.pos++
			continue
		}
		t := l.read(depth + 1)
		if t.Kind == KindEOF {
			return items
		}
		if len(items) < maxItems && t.Kind != KindOperator { // operators in arrays are passed over, as viewers do
			items = append(items, t)
		}
	}
	return items
}

func (l *Lexer) word() Token {
	start := l.pos
	for l.pos < len(l.Data) && !isSpace(l.Data[l.pos]) && !isDelimiter(l.Data[l.pos]) {
		l.pos++
	}
	word := l.Data[start:l.pos]
	if c := word[0]; c == '+' || c == '-' || c == '.' || '0' <= c && c <= '9' {
		if v, ok := decimal(word); ok {
			return Token{Kind: KindNumber, Num: v}
		}
		return Token{Kind: KindNumber, Num: number(string(word))}
	}
	if name, ok := operators[string(word)]; ok {
		return Token{Kind: KindOperator, Text: name}
	}
	s := string(word)
	switch s {
	case "true", "false", "null":
		return Token{Kind: kindOther}
	}
	return Token{Kind: KindOperator, Text: s}
}

// operators are the frequent operators, so that a string need not be made for
// each of the thousands on a page.
var operators = func() map[string]string {
	m := map[string]string{}
	for _, name := range strings.Fields("q Q cm w gs re m l h n W W* f f* S BT ET Tf Td TD Tm Tj TJ T* Tc Tw Tz Tr rg RG g G k K cs CS sc SC scn SCN BDC BMC EMC Do") {
		m[name] = name
	}
	return m
}()

// decimal returns the value of a word that is a plain decimal number, as nearly
// all are; false for another, or one with so many digits that dividing by the
// power of ten could round otherwise than strconv does.
func decimal(word []byte) (float64, bool) {
	negative := word[0] == '-'
	if negative || word[0] == '+' {
		word = word[1:]
	}
	if len(word) == 0 || len(word) > 16 {
		return 0, false
	}
	whole, scale := 0, 0
	for i, c := range word {
		switch {
		case '0' <= c && c <= '9':
			whole = 10*whole + int(c-'0')
		case c == '.' && scale == 0 && len(word) > 1:
			scale = len(word) - i
		default:
			return 0, false
		}
	}
	if whole > 1<<53 {
		return 0, false
	}
	v := float64(whole)
	if scale > 0 {
		v /= powersOfTen[scale-1]
	}
	if negative {
		v = -v
	}
	return v, true
}

var powersOfTen = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16}

// number reads a PDF number; producers write "--5", "1.2.3" and "5-3" too, of
// which, as in other readers, the longest sound beginning counts.
func number(s string) float64 {
	for len(s) > 1 && s[0] == '-' && s[1] == '-' {
		s = s[1:]
	}
	for n := len(s); n > 0; n-- {
		if f, err := strconv.ParseFloat(s[:n], 64); err == nil {
			return f
		}
	}
	return 0
}

func (l *Lexer) name() string {
	start := l.pos
	for l.pos < len(l.Data) && !isSpace(l.Data[l.pos]) && !isDelimiter(l.Data[l.pos]) && l.Data[l.pos] != '#' {
		l.pos++
	}
	if l.pos == len(l.Data) || l.Data[l.pos] != '#' {
		return string(l.Data[start:l.pos])
	}
	b := slices.Clone(l.Data[start:l.pos])
	for l.pos < len(l.Data) && !isSpace(l.Data[l.pos]) && !isDelimiter(l.Data[l.pos]) {
		c := l.Data[l.pos]
		if c == '#' && hexDigit(l.peek(1)) >= 0 && hexDigit(l.peek(2)) >= 0 {
			c = byte(hexDigit(l.peek(1))<<4 | hexDigit(l.peek(2)))
			l.pos += 2
		}
		b = append(b, c)
		l.pos++
	}
	return string(b)
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *Lexer) hex() string {
	l.pos++
	b := make([]byte, 0, max(0, bytes.IndexByte(l.Data[l.pos:], '>')/2+1))
	half := -1
	for l.pos < len(l.Data) && l.Data[l.pos] != '>' {
		if d := hexDigit(l.Data[l.pos]); d >= 0 {
			if half < 0 {
				half = d
			} else {
				b = append(b, byte(half<<4|d))
				half = -1
			}
		}
		l.pos++
	}
	l.pos++
	if half >= 0 {
		b = append(b, byte(half<<4)) // an odd last digit counts as if 0 followed
	}
	return string(b)
}

func (l *Lexer) literal() string {
	l.pos++
	var b []byte
	for depth := 1; l.pos < len(l.Data); l.pos++ {
		c := l.Data[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return string(b)
			}
		case '\\':
			l.pos++
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		case '\r':
			if l.peek(1) == '\n' {
				l.pos++
			}
			c = '\n'
		}
		b = append(b, c)
	}
	return string(b)
}

// escape reads what follows a backslash and leaves pos on its last byte. It
// reports false where the escape stands for nothing: a continued line.
func (l *Lexer) escape() (byte, bool) {
	switch c := l.peek(0); c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		if l.peek(1) == '\n' {
			l.pos++
		}
		return 0, false
	case '\n':
		return 0, false
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for i := 0; i < 2 && '0' <= l.peek(1) && l.peek(1) <= '7'; i++ {
			l.pos++
			v = v<<3 | int(l.peek(0)-'0')
		}
		return byte(v), true
	default:
		return c, true
	}
}

// SkipInlineImage moves past the data of an inline image, from ID to EI.
// Length is nowhere stated, so the end is an EI between white space, or one that follows the
// data at once and has operators behind it.
func (l *Lexer) SkipInlineImage() {
	for i := l.pos + 1; i+1 < len(l.Data); i++ {
		if l.Data[i] != 'E' || l.Data[i+1] != 'I' || i+2 < len(l.Data) && !isSpace(l.Data[i+2]) {
			continue
		}
		if isSpace(l.Data[i-1]) || isPlain(l.Data[i+2:min(len(l.Data), i+2+operatorsBehind)]) {
			l.pos = i + 2
			return
		}
	}
	l.pos = len(l.Data)
}

// operatorsBehind is how many bytes behind an image tell operators from more of its data.
const operatorsBehind = 16

// isPlain reports whether bytes are printable ASCII characters with white space among them, as
// operators are; of data in ASCII a line is longer.
func isPlain(data []byte) bool {
	if len(data) == operatorsBehind && len(bytes.Fields(data)) < 2 {
		return false
	}
	for _, b := range data {
		if b > '~' || b < ' ' && !isSpace(b) || b == 0 {
			return false
		}
	}
	return true
}
