package markup

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks are the elements that begin and end a line.
var blocks = []atom.Atom{
	atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
	atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2,
	atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu,
	atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Td, atom.Th, atom.Tr, atom.Ul,
}

// unseen are the elements that show no text of the page's own.
var unseen = []atom.Atom{
	atom.Applet, atom.Audio, atom.Button, atom.Canvas, atom.Datalist, atom.Embed, atom.Head, atom.Iframe, atom.Input, atom.Noembed,
	atom.Noframes, atom.Noscript, atom.Object, atom.Script, atom.Select, atom.Style, atom.Svg, atom.Template, atom.Textarea,
	atom.Title, atom.Video,
}

var (
	hiding   = regexp.MustCompile(`(?i)(display\s*:\s*none|visibility\s*:\s*(hidden|collapse))`)
	amending = regexp.MustCompile(`(?i)(line-through|vertical-align\s*:\s*(super|sub)\b)`)
)

// isUnseen reports whether nothing of an element is shown. Style sheets are not
// looked at.
func isUnseen(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type == html.CommentNode
	}
	hidden := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
	return slices.Contains(unseen, n.DataAtom) || hidden || hiding.MatchString(attribute(n, "style"))
}

// isAmended reports whether an element's text is struck out, or raised or lowered
// as the mark of a note is: 12 with the mark 1 is not 121.
func isAmended(n *html.Node) bool {
	switch n.DataAtom {
	case atom.S, atom.Strike, atom.Del, atom.Sup, atom.Sub:
		return true
	}
	return amending.MatchString(attribute(n, "style"))
}

// smallestPicture is how many pixels wide and high a picture is at least that has anything
// to read.
const smallestPicture = 100

var styledSize = regexp.MustCompile(`(?i)(?:^|[;\s])(?:width|height)\s*:\s*(\d+)(?:\.\d+)?px`)

// isSmall reports whether a picture says that it is too small for a text.
func isSmall(img *html.Node) bool {
	sizes := []string{attribute(img, "width"), attribute(img, "height")}
	for _, m := range styledSize.FindAllStringSubmatch(attribute(img, "style"), -1) {
		sizes = append(sizes, m[1])
	}
	return slices.ContainsFunc(sizes, func(s string) bool {
		pixels, err := strconv.Atoi(strings.TrimSuffix(s, "px"))
		return err == nil && pixels < smallestPicture
	})
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// lineOf returns the line on which an element begins, otherwise for one that the
// parser has put in.
func lineOf(n *html.Node, otherwise int) int {
	if line, err := strconv.Atoi(attribute(n, lineAttribute)); err == nil {
		return line
	}
	return otherwise
}

// invisible are characters without a width, which editors leave in figures.
var invisible = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

// collapse makes one space of each run of white space, as browsers do with all
// but the spaces that must not break; those are spaces to a reader too.
func collapse(text string) string {
	return strings.Join(strings.FieldsFunc(invisible.Replace(text), unicode.IsSpace), " ")
}
