package sites

import (
	"bytes"
	_ "embed"
	"net/url"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/width"
)

//go:embed reports.yaml
var reportsFile []byte

// patterns match what one of them is in.
type patterns []pattern

func (p patterns) match(text string) bool { return matchesAny(p, text) }

// A reportLore is what is known of reports and their columns besides what a sources file can say.
type reportLore struct {
	Subject  patterns `yaml:"subject"`
	Other    patterns `yaml:"other"`
	Form     patterns `yaml:"form"`
	Organ    patterns `yaml:"organ"`
	Group    patterns `yaml:"group"`
	Year     patterns `yaml:"year"`
	Column   patterns `yaml:"column"`
	Heading  patterns `yaml:"heading"`
	Folder   patterns `yaml:"folder"`
	Platform patterns `yaml:"platform"`
	Article  patterns `yaml:"article"`
	List     patterns `yaml:"list"`
	Viewer   struct {
		Path      pattern `yaml:"path"`
		Parameter pattern `yaml:"parameter"`
	} `yaml:"viewer"`
}

var lore = sync.OnceValue(func() *reportLore {
	l := new(reportLore)
	decoder := yaml.NewDecoder(bytes.NewReader(reportsFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(l); err != nil {
		panic(err) // the file is part of the binary
	}
	return l
})

// normal returns a text as the rules see it: letters and digits of full width as those of ASCII,
// and no spaces, which lists put between characters to make lines as long as others.
func normal(text string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return narrowed(r)
	}, text)
}

// isSpace reports whether nothing is to be seen of a character.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\f', '\r', '\u00A0', '\u200B', '\u3000', '\uFEFF':
		return true
	}
	return false
}

// narrow returns a text with letters and digits of full width as those of ASCII.
func narrow(text string) string { return strings.Map(narrowed, text) }

func narrowed(r rune) rune {
	if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' || r == '－' || r == '．' {
		return []rune(width.Narrow.String(string(r)))[0]
	}
	return r
}

// isOther reports whether a text is that of a report of another kind.
func isOther(text string) bool {
	return lore().Other.match(text) && !lore().Subject.match(text)
}

// isArticle reports whether an address looks like that of one article, and not like that of a
// list.
func isArticle(u *url.URL) bool { return lore().Article.match(u.RequestURI()) }

func isList(u *url.URL) bool { return !isArticle(u) && lore().List.match(u.RequestURI()) }

// A Place is what is known of the page on which a link stands.
type Place struct {
	Column bool // it is a column of annual reports, or a list below one
	// Organs says that it is where a platform for the disclosure of information begins, so that the
	// names of organs in its list lead to theirs.
	Organs bool
	// Year is that of the reports there, as the link that led there says; 0 if it does not. Folders say
	// nothing: some are named after the year in which the reports of the one before were published.
	Year int
}

// StartOf returns what is known of a page with which a site begins, by its heading and its address.
func StartOf(heading string, address *url.URL) Place {
	p := PlaceOf(Place{}, heading, "", address)
	p.Organs = !p.Column && (lore().Platform.match(normal(heading)) || lore().Platform.match(address.Path))
	return p
}

// PlaceOf returns what is known of a list page: by its heading, its address, the text of the link
// that led there, and the place where that stood.
func PlaceOf(from Place, heading, text string, address *url.URL) Place {
	p := Place{Column: from.Column || lore().Column.match(normal(text)) || lore().Heading.match(heading) || lore().Heading.match(normal(heading)) ||
		lore().Folder.match(address.Path)}
	if p.Year = YearOf(text); p.Year == 0 {
		p.Year = from.Year
	}
	return p
}

// NamesChoice reports whether a text is that of an element by which a list of reports is chosen: a year, an organ, a
// kind of organs.
func NamesChoice(text string) bool {
	text = normal(text)
	return lore().Year.match(text) || lore().Organ.match(text) || lore().Group.match(text)
}
