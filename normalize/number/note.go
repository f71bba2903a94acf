package number

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/normalize/spelling"
)

// mark is what refers to a note elsewhere: *, ①, [1], （注2）.
const mark = `[①-⑳*＊※†¹²³⁴⁵]|\[\d{1,2}\]|［\d{1,2}］|[(]?注\s?[\d①-⑳]{0,2}[)]?`

var (
	// noted is a figure with words beside it, in plain digits and signs.
	noted = regexp.MustCompile(`(?s)^\s*([^\d\s+\-]*?)\s*([+\-]?\s*\d[\d,.\s]*?)\s*(余|多)?\s*(` + units + `)?\s*((?:(?:` + mark +
		`|[(](?:[^()]|[(][^()]*[)])*[)]|[,;:]?\s*(?:其中|含|包括|包含).*)\s*)*)$`)
	notApplicable = regexp.MustCompile(`^(?i:不适用|不涉及|n/?a)$`)
	noteMark      = regexp.MustCompile(`^(?:` + mark + `)$`)
)

// A foreword is what a word before a figure says of it.
type foreword struct {
	approximate bool
	sign        string // of a change
}

var forewords = map[string]foreword{
	"": {}, "共": {}, "共计": {}, "计": {}, "合计": {},
	"约": {approximate: true}, "大约": {approximate: true}, "近": {approximate: true}, "逾": {approximate: true}, "超": {approximate: true},
	"增": {sign: "+"}, "增加": {sign: "+"}, "净增": {sign: "+"},
	"减": {sign: "-"}, "减少": {sign: "-"}, "净减": {sign: "-"},
}

// ReadNoted reads a cell as Read does, and beyond it a figure with words beside it, which
// become the Note: 22（其中修订16件） is 22. What says that there is nothing to count is
// Empty and has a note too, unlike a blank cell. An approximate figure is in doubt.
func ReadNoted(text string) Number {
	plain := Read(text)
	if plain.Value != nil || plain.Empty {
		return plain
	}
	if notApplicable.MatchString(spelling.Squeeze(text)) {
		return Number{Empty: true, Note: strings.TrimSpace(text)}
	}
	narrow := spelling.Simplified(spelling.Narrow(text))
	if !strings.ContainsFunc(narrow, unicode.IsDigit) {
		return plain // as most cells: a label
	}
	at := noted.FindStringSubmatchIndex(narrow)
	if at == nil {
		return plain
	}
	part := func(i int) string { return narrow[max(at[2*i], 0):max(at[2*i+1], 0)] }
	word, known := forewords[part(1)]
	digits := part(2)
	if !known || word.sign != "" && strings.ContainsAny(digits, "+-") {
		return plain
	}
	n := Read(word.sign + digits)
	if n.Value == nil {
		return plain
	}
	n.Unit = part(4)
	n.Note = printed(text, narrow, at[2], at[3]) + part(3) + printed(text, narrow, at[10], at[11])
	if n.Doubt == "" && (word.approximate || part(3) != "") {
		n.Doubt = "the report says that the figure is approximate"
	}
	return n
}

// printed returns a part of a text, given by its bytes in the narrow and simplified form, as
// it is printed, on one line. That form has the same characters, one for one.
func printed(text, narrow string, from, to int) string {
	runes := []rune(text)
	part := runes[utf8.RuneCountInString(narrow[:from]):utf8.RuneCountInString(narrow[:to])]
	return strings.Join(strings.Fields(string(part)), "")
}

// IsNoteMark reports whether a note is a mark that refers to one elsewhere.
func IsNoteMark(note string) bool { return noteMark.MatchString(spelling.Squeeze(note)) }
