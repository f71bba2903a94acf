package wall

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"go.yaml.in/yaml/v3"
)

// A Sight is what stands in place of a page.
type Sight int

// What can stand there.
const (
	Nothing Sight = iota // the page itself, as far as can be told
	Wall
	Gone // word that there is no such page
)

//go:embed walls.yaml
var wallsFile []byte

type pattern struct{ *regexp.Regexp }

// UnmarshalYAML compiles the expression.
func (p *pattern) UnmarshalYAML(node *yaml.Node) (err error) {
	p.Regexp, err = regexp.Compile(node.Value)
	return err
}

func (p pattern) isIn(text string) bool { return p.Regexp != nil && p.MatchString(text) }

type marks struct {
	Walls []struct {
		Name     string  `yaml:"name"`
		Statuses []int   `yaml:"statuses"`
		Text     pattern `yaml:"text"`
		Source   pattern `yaml:"source"`
	} `yaml:"walls"`
	Gone        []pattern `yaml:"gone"`
	GoneLines   []pattern `yaml:"gone_lines"`
	LineLetters int       `yaml:"line_letters"`
	Letters     int       `yaml:"letters"`
	Links       int       `yaml:"links"`
	GoneLetters int       `yaml:"gone_letters"`
	BareLetters int       `yaml:"bare_letters"`
}

var known = sync.OnceValue(func() *marks {
	m := new(marks)
	if err := yaml.Unmarshal(wallsFile, m); err != nil {
		panic(err) // the file is part of the binary
	}
	return m
})

// OfStatus returns the name of the wall that answers of a status are, "" of another status.
func OfStatus(status int) string {
	for _, w := range known().Walls {
		if slices.Contains(w.Statuses, status) {
			return w.Name
		}
	}
	return ""
}

// Of looks at a page of HTML or text. What it returns besides says what was seen.
func Of(page string) (Sight, string) {
	p := read(page)
	if p.letters <= known().Letters && p.links <= known().Links {
		for _, w := range known().Walls {
			if w.Text.isIn(p.text) || w.Text.isIn(p.title) || w.Source.isIn(page) {
				return Wall, fmt.Sprintf("%s: %s", w.Name, p.excerpt())
			}
		}
	}
	for _, gone := range known().Gone {
		if gone.isIn(p.title) || p.letters <= known().GoneLetters && p.links <= known().Links && (gone.isIn(p.text) || gone.isIn(p.alert)) {
			return Gone, p.excerpt()
		}
	}
	if line := p.goneLine(); line != "" {
		return Gone, fmt.Sprintf("%q", line)
	}
	return Nothing, ""
}

// goneLine returns a line that says of the page that there is none, "" without one. A page with a
// table has something to say.
func (l look) goneLine() string {
	if l.tables {
		return ""
	}
	for line := range strings.Lines(l.lines) {
		line = strings.TrimSpace(line)
		if len([]rune(line)) > known().LineLetters {
			continue
		}
		for _, gone := range known().GoneLines {
			if gone.isIn(line) {
				return line
			}
		}
	}
	return ""
}

// IsBare reports whether a page has nothing to read but only a script that would make it, or shows
// nothing at all, with what was seen.
func IsBare(page string) (bool, string) {
	p := read(page)
	switch {
	case p.links > 0:
	case p.letters <= known().BareLetters && p.scripted:
		return true, "nothing but a script: " + p.excerpt()
	case p.letters == 0 && !p.pictured:
		return true, "an empty page: " + p.excerpt()
	}
	return false, ""
}

// A look is what a reader sees of a page.
type look struct {
	title, text string
	lines       string // the same, as it is in the source
	alert       string // that a script gives at once
	letters     int    // of the text
	links       int
	scripted    bool
	tables      bool
	pictured    bool // something is shown that is no text: a picture, a frame, a file
}

var alert = regexp.MustCompile(`\balert\(\s*['"]([^'"]{1,80})['"]`)

func read(page string) look {
	dom, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		return look{}
	}
	l := look{title: spaced(dom.Find("title").First().Text()), links: dom.Find("a[href], area[href]").Length()}
	scripts := dom.Find("script")
	l.scripted = scripts.Length() > 0
	if m := alert.FindStringSubmatch(scripts.Text()); m != nil {
		l.alert = m[1]
	}
	dom.Find("script, style, title").Remove()
	l.pictured = dom.Find("img, iframe, frame, embed, object, canvas").Length() > 0
	l.tables = dom.Find("table").Length() > 0
	dom.Find("p, div, h1, h2, h3, h4, li, br").BeforeHtml("\n")
	l.lines = dom.Text()
	l.text = spaced(l.lines)
	for _, c := range l.text {
		if unicode.IsLetter(c) {
			l.letters++
		}
	}
	return l
}

func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// longestExcerpt is how many letters of a page are told.
const longestExcerpt = 60

// excerpt returns what a reader sees first.
func (l look) excerpt() string {
	said := []rune(strings.TrimSpace(l.title + " " + l.text + " " + l.alert))
	if len(said) > longestExcerpt {
		said = append(said[:longestExcerpt], '…')
	}
	return fmt.Sprintf("%q", string(said))
}
