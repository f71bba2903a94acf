package page

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on the parameters of a request.
const (
	maxQuery  = 8 << 10 // bytes of all of them
	maxValue  = 500     // runes of one
	MaxValues = 60      // of one name
)

// CheckQuery refuses parameters that no page has: too many bytes, or bytes that
// are no text.
func CheckQuery(raw string) error {
	if len(raw) > maxQuery {
		return &Problem{Status: http.StatusRequestURITooLong, Key: "problem-uri-too-long"}
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return &Problem{Status: http.StatusBadRequest, Key: "problem-parameter", Detail: Shorten(strings.ToValidUTF8(raw, "�"))}
	}
	for name, list := range values {
		if len(list) > MaxValues {
			return BadParameter(strings.ToValidUTF8(Shorten(name), "�"), strconv.Itoa(len(list)))
		}
		for _, value := range append(list, name) {
			if !utf8.ValidString(value) || strings.ContainsFunc(value, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) ||
				utf8.RuneCountInString(value) > maxValue {
				return BadParameter(strings.ToValidUTF8(Shorten(name), "�"), strings.ToValidUTF8(value, "�"))
			}
		}
	}
	return nil
}

// Number returns a parameter that is a whole number in a range; the default if it
// is not there.
func (r *Request) Number(name string, least, most, otherwise int) int {
	return r.number(name, least, most, otherwise, "")
}

// number is Number of a field of which a page says itself what is wrong with it, by the phrase for that mistake; "" for
// any other.
func (r *Request) number(name string, least, most, otherwise int, mistake string) int {
	text := strings.TrimSpace(r.URL.Query().Get(name))
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		r.Refuse(mistaken(name, text, mistake))
		return otherwise
	}
	if n == otherwise {
		r.Usual(name)
	}
	return n
}

// Year returns a parameter that is a year, 0 if it is not there. Reports exist
// since 2008.
func (r *Request) Year(name string) int {
	return r.number(name, firstYear, lastYear, 0, "year-mistyped")
}

// Span returns the parameters that are the first and the last of some years, 0 for one that is not there.
func (r *Request) Span() (from, to int) {
	from, to = r.Year("from"), r.Year("to")
	if from > to && to != 0 {
		r.Refuse(mistaken("from", strconv.Itoa(from), "years-reversed"))
	}
	return from, to
}

// The years that can be asked for.
const firstYear, lastYear = 2000, 2100

// ID returns a part of the path that is a positive number.
func (r *Request) ID(name string) int64 {
	id, err := strconv.ParseInt(r.Value(name), 10, 64)
	if err != nil || id < 1 {
		r.Refuse(NotFound(Shorten(r.Value(name))))
		return 0
	}
	return id
}

// Choice returns a parameter that is one of some words, the first if it is not
// there.
func (r *Request) Choice(name string, words ...string) string {
	value := r.URL.Query().Get(name)
	if value == "" {
		return words[0]
	}
	for i, w := range words {
		if w == value {
			if i == 0 {
				r.Usual(name)
			}
			return w
		}
	}
	r.Refuse(BadParameter(name, value))
	return words[0]
}

// Words returns a parameter that a person types.
func (r *Request) Words(name string) string { return strings.TrimSpace(r.URL.Query().Get(name)) }
