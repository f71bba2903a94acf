package sites

import (
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nianbao/extract/character"
)

// FileName returns the name of a document as the server, or else its address,
// has it, as text. It is a label and never a path.
func FileName(header http.Header, address *url.URL) string {
	name := dispositionName(header.Get("Content-Disposition"))
	if name == "" {
		name = fileNameIn(address)
	}
	if name == "" {
		name = path.Base(Decoded(address.EscapedPath()))
	}
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
	if name == "." {
		return ""
	}
	return name
}

// extendedName is a name by RFC 5987, in any character set.
var extendedName = regexp.MustCompile(`(?i)filename\*\s*=\s*"?[\w.-]*'[\w-]*'([^";]+)`)

var plainFileName = regexp.MustCompile(`(?i)filename\s*=\s*("([^"]*)"|[^;]+)`)

// dispositionName reads the file name of a Content-Disposition. By the rules a
// name that is not ASCII stands in filename*; servers write it as it is, in UTF-8
// or GBK, or with percent signs, or as in mail.
func dispositionName(value string) string {
	if m := extendedName.FindStringSubmatch(value); m != nil {
		return Decoded(m[1]) // whatever character set it says
	}
	if _, params, err := mime.ParseMediaType(value); err == nil && params["filename"] != "" {
		return spelledOut(params["filename"])
	}
	m := plainFileName.FindStringSubmatch(value)
	if m == nil {
		return ""
	}
	if m[2] != "" {
		return spelledOut(m[2])
	}
	return spelledOut(strings.Trim(strings.TrimSpace(m[1]), `"`))
}

func spelledOut(name string) string {
	if strings.HasPrefix(name, "=?") {
		words := mime.WordDecoder{CharsetReader: func(_ string, text io.Reader) (io.Reader, error) {
			data, err := io.ReadAll(text)
			decoded, _ := character.DecodeText(data)
			return strings.NewReader(decoded), err
		}}
		if name, err := words.DecodeHeader(name); err == nil {
			return name
		}
	}
	return Decoded(name)
}

// Decoded returns a text with percent signs, UTF-8 or GBK below them, as text.
func Decoded(text string) string {
	bytes, err := url.PathUnescape(text)
	if err != nil {
		bytes = text
	}
	name, _ := character.DecodeText([]byte(bytes))
	return name
}

var (
	reportedYear = regexp.MustCompile(`(?:^|\D)(20[0-3]\d)\s*年(?:\s*度|[^\d]|$)`)
	// spelledYear is a year in Chinese numerals, of which the nought is written in many ways.
	spelledYear = regexp.MustCompile(`二[〇○零0OoО◯]([〇○零0OoО◯一二三])([〇○零0OoО◯一二三四五六七八九])\s*年`)
	// shortYear is a year of two digits, as a report's: 23年度报告.
	shortYear = regexp.MustCompile(`(?:^|\D)((?:0[89]|[12]\d|3\d))年(?:度|年报|.{0,30}(?:报告|年报|总结))`)
	numbers   = regexp.MustCompile(`\d+`)
	plainYear = regexp.MustCompile(`^20[0-3]\d$`)
)

// YearOf returns the year that the text of a link names as that of a report, 0
// unless it is one alone: the date of publication may stand beside it.
func YearOf(text string) int {
	text = narrow(text)
	var named []string
	for _, m := range reportedYear.FindAllStringSubmatch(text, -1) {
		named = append(named, m[1])
	}
	for _, m := range spelledYear.FindAllStringSubmatch(text, -1) {
		named = append(named, "20"+numeral(m[1])+numeral(m[2]))
	}
	if len(named) == 0 {
		for _, n := range numbers.FindAllString(text, -1) {
			if plainYear.MatchString(n) {
				named = append(named, n)
			}
		}
	}
	if len(named) == 0 {
		for _, m := range shortYear.FindAllStringSubmatch(text, -1) {
			named = append(named, "20"+m[1])
		}
	}
	slices.Sort(named)
	if named = slices.Compact(named); len(named) != 1 {
		return 0
	}
	year, _ := strconv.Atoi(named[0]) // four digits
	return year
}

// numeral returns the digit that a Chinese numeral is.
func numeral(n string) string {
	if i := slices.Index([]string{"一", "二", "三", "四", "五", "六", "七", "八", "九"}, n); i >= 0 {
		return strconv.Itoa(i + 1)
	}
	return "0"
}
