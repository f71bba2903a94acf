package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on the parameters of a request.
const (
	maxQuery  = 8 << 10 // bytes of all of them
	maxValue  = 500     // runes of one
	maxValues = 60      // of one name
)

var (
	plainNumber   = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	indicatorCode = regexp.MustCompile(`^[a-z0-9_]{1,60}(\.[a-z0-9_]{1,60}){1,4}$`)
	applicantID   = regexp.MustCompile(`^[a-z_]{0,40}$`)
	regionCode    = regexp.MustCompile(`^\d{6}$`)
)

// checkQuery refuses parameters that no page has: too many bytes, or bytes that
// are no text.
func checkQuery(raw string) error {
	if len(raw) > maxQuery {
		return &problem{status: http.StatusRequestURITooLong, key: "problem-uri-too-long"}
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return &problem{status: http.StatusBadRequest, key: "problem-parameter", detail: shorten(strings.ToValidUTF8(raw, "�"))}
	}
	for name, list := range values {
		if len(list) > maxValues {
			return badParameter(strings.ToValidUTF8(shorten(name), "�"), strconv.Itoa(len(list)))
		}
		for _, value := range append(list, name) {
			if !utf8.ValidString(value) || strings.ContainsFunc(value, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) ||
				utf8.RuneCountInString(value) > maxValue {
				return badParameter(strings.ToValidUTF8(shorten(name), "�"), strings.ToValidUTF8(value, "�"))
			}
		}
	}
	return nil
}

// number returns a parameter that is a whole number in a range; the default if
// it is not there.
func (r *request) number(name string, least, most, otherwise int) (int, error) {
	text := strings.TrimSpace(r.URL.Query().Get(name))
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, badParameter(name, text)
	}
	return n, nil
}

// year returns a parameter that is a year, 0 if it is not there. Reports exist
// since 2008.
func (r *request) year(name string) (int, error) { return r.number(name, 2000, 2100, 0) }

// id returns a part of the path that is a positive number.
func (r *request) id(name string) (int64, error) {
	id, err := strconv.ParseInt(r.value(name), 10, 64)
	if err != nil || id < 1 {
		return 0, notFound(shorten(r.value(name)))
	}
	return id, nil
}

// choice returns a parameter that is one of some words, the first if it is not
// there.
func (r *request) choice(name string, words ...string) (string, error) {
	value := r.URL.Query().Get(name)
	if value == "" {
		return words[0], nil
	}
	for _, w := range words {
		if w == value {
			return w, nil
		}
	}
	return "", badParameter(name, value)
}

// words returns a parameter that a person types.
func (r *request) words(name string) string { return strings.TrimSpace(r.URL.Query().Get(name)) }
