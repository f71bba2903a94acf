package numberformat

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A tokenKind says what a part of a section stands for.
type tokenKind int

const (
	literal     tokenKind = iota
	digit                 // 0, # or ?
	point                 // the decimal point
	comma                 // groups thousands, or divides by them
	percent               // multiplies by a hundred
	general               // the value without a format
	textValue             // @
	dateField             // yyyy, mm, [h], AM/PM
	conditional           // [>=100]
	power                 // the E before a power of ten
	numerals              // dates in Chinese numerals, [DBNum1]
	unknown
)

type token struct {
	kind tokenKind
	text string
}

// splitSections parts a code at its semicolons, but for those that are quoted.
func splitSections(code string) []string {
	var parts []string
	start, quoted, bracketed := 0, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case quoted:
			quoted = c != '"'
		case c == '"':
			quoted = true
		case c == '\\' || c == '!' || c == '_' || c == '*':
			i++
		case c == '[':
			bracketed = true
		case c == ']':
			bracketed = false
		case c == ';' && !bracketed:
			parts = append(parts, code[start:i])
			start = i + 1
		}
	}
	return append(parts, code[start:])
}

var (
	colour    = regexp.MustCompile(`(?i)^(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿洋红白黄]色?|洋红|颜色 ?\d+)$`)
	elapsed   = regexp.MustCompile(`(?i)^(h+|m+|s+)$`)
	comparing = regexp.MustCompile(`^(<=|>=|<>|<|>|=)\s*-?[\d.]+$`)
	dateRun   = regexp.MustCompile(`(?i)^(y+|m+|d+|h+|s+|e+|g+|a{3,4}|am/pm|a/p|上午/下午)`)
	exponent  = regexp.MustCompile(`^[Ee][+-]`)
)

// tokens takes one section apart.
func tokens(code string) []token {
	var list []token
	add := func(kind tokenKind, text string) { list = append(list, token{kind, text}) }
	for code != "" {
		r, size := utf8.DecodeRuneInString(code)
		rest := code[size:]
		next, width := utf8.DecodeRuneInString(rest)
		switch {
		case len(code) >= 7 && strings.EqualFold(code[:7], "General"):
			add(general, code[:7])
			rest = code[7:]
		case strings.HasPrefix(code, "G/通用格式"):
			add(general, "General")
			rest = code[len("G/通用格式"):]
		case r == '"':
			end := strings.IndexByte(rest, '"')
			if end < 0 {
				end = len(rest)
			}
			add(literal, rest[:end])
			rest = rest[min(end+1, len(rest)):]
		case r == '\\' || r == '!': // the next character as it is
			add(literal, string(next))
			rest = rest[width:]
		case r == '_': // room as wide as the next character
			add(literal, " ")
			rest = rest[width:]
		case r == '*': // the next character fills the column
			rest = rest[width:]
		case r == '[':
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				add(unknown, code)
				return list
			}
			add(bracket(rest[:end]))
			rest = rest[end+1:]
		case r == '0' || r == '#' || r == '?':
			add(digit, string(r))
		case r == '.':
			add(point, ".")
		case r == ',':
			add(comma, ",")
		case r == '%':
			add(percent, "%")
		case r == '@':
			add(textValue, "@")
		case exponent.MatchString(code):
			add(power, code[:2])
			rest = code[2:]
		case r == '/' && hasDigitBefore(list):
			add(unknown, code) // a fraction
			return list
		case dateRun.MatchString(code):
			run := dateRun.FindString(code)
			add(dateField, strings.ToLower(run))
			rest = code[len(run):]
		default:
			add(literal, string(r))
		}
		code = rest
	}
	return list
}

func hasDigitBefore(list []token) bool {
	return len(list) > 0 && list[len(list)-1].kind == digit
}

// bracket returns what stands in brackets: a colour says nothing, a currency has its sign.
func bracket(inner string) (tokenKind, string) {
	switch {
	case comparing.MatchString(inner):
		return conditional, inner
	case elapsed.MatchString(inner):
		return dateField, "[" + strings.ToLower(inner) + "]"
	case strings.HasPrefix(inner, "$"):
		sign, _, _ := strings.Cut(inner[1:], "-")
		return literal, sign
	case colour.MatchString(inner):
		return literal, ""
	case strings.EqualFold(inner, "DBNum1"):
		return numerals, inner
	}
	return unknown, inner // numerals of another script, as [DBNum2]
}
