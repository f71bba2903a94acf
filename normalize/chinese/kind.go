package chinese

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A kind returns the Chinese of a term, and whether the text can be one.
type kind func(text string) (zh string, ok bool)

var (
	aNumber = regexp.MustCompile(`^-?\d+(?:\.\d+)?$`)
	aSum    = regexp.MustCompile(`^[-+=/.\d ]*\d$`) // 21, or with its terms: 10 + 1 = 11
	aName   = regexp.MustCompile(`^[^:;]+$`)        // of a table of a form: no sentence goes on in it
	aWord   = regexp.MustCompile(`^\S+$`)
)

// kindOf returns the kind of that name, or that of the texts of a group.
func kindOf(name string, groups map[string]*group) (kind, error) {
	switch name {
	case "":
		return func(text string) (string, bool) { return text, true }, nil
	case "number":
		return matching(aNumber), nil
	case "sum":
		return matching(aSum), nil
	case "name":
		return matching(aName), nil
	case "word":
		return matching(aWord), nil
	case "quoted":
		return unquoted, nil
	}
	g, ok := groups[name]
	if !ok {
		return nil, fmt.Errorf("there is no kind and no group %q", name)
	}
	return g.say, nil
}

func matching(re *regexp.Regexp) kind {
	return func(text string) (string, bool) { return text, re.MatchString(text) }
}

// unquoted takes a text as Go quotes it into Chinese quotation marks. What would not show, as the
// end of a line, stays as Go writes it.
func unquoted(text string) (string, bool) {
	plain, err := strconv.Unquote(text)
	if err != nil || text[0] != '"' {
		return "", false
	}
	if strings.ContainsFunc(plain, func(r rune) bool { return !strconv.IsPrint(r) }) {
		plain = strings.ReplaceAll(text[1:len(text)-1], `\"`, `"`)
	}
	return "“" + innerQuotes.Replace(plain) + "”", true
}
