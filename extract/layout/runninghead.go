package layout

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"nianbao/extract/document"
)

// edgeZone is the part of a page's height, at the top and at the bottom, in
// which running heads and page numbers stand.
const edgeZone = 0.13

var (
	dashedNumber = regexp.MustCompile(`^[-—–－‐‑−―_·•.~～\s]+([\d０-９]{1,4})[-—–－‐‑−―_·•.~～\s]+$`)
	spelledPage  = regexp.MustCompile(`^第?\s*[\d０-９]{1,4}\s*页\s*[,，、/／]?\s*(?:共\s*\d{1,4}\s*页)?$|^\d{1,4}\s*[/／]\s*\d{1,4}$`)
	plainNumber  = regexp.MustCompile(`^(\d{1,4})$`)
	digits       = regexp.MustCompile(`\d+`)
)

// IsPlainNumber reports whether a text is a number of at most four digits and nothing
// else.
func IsPlainNumber(text string) bool { return plainNumber.MatchString(text) }

// ReadsAsPageNumber reports whether a text is set as the number of a page is, and as
// no figure of a table: "- 3 -", "第 3 页 共 5 页", "3/5".
func ReadsAsPageNumber(text string) bool {
	text = strings.TrimSpace(text)
	return dashedNumber.MatchString(text) || spelledPage.MatchString(text)
}

// maxPageNumber is the width in em up to which a line can be a page number: a
// row of dashes and figures far apart is a row of a table.
const maxPageNumber = 8

// MarkRoles tells page numbers and running heads from the body. Only the two
// outermost lines at the top and at the bottom of a page can be either, and
// numbers in its side margins.
func MarkRoles(pages []*document.Page) {
	edges := map[string]int{} // text without digits, and place: pages
	offsets := map[int]int{}  // number less page: pages
	each := func(do func(p *document.Page, l *document.Line)) {
		for _, p := range pages {
			n := len(p.Lines)
			for i := range p.Lines {
				l := &p.Lines[i]
				y := l.Box.CenterY() / p.Height
				if i < 2 && y > 1-edgeZone || i >= n-2 && y < edgeZone {
					do(p, l)
				}
			}
		}
	}
	each(func(p *document.Page, l *document.Line) {
		edges[edgeKey(l)]++
		if m := plainNumber.FindStringSubmatch(l.Text); m != nil {
			v, _ := strconv.Atoi(m[1])
			offsets[v-p.Number]++
		}
	})
	each(func(p *document.Page, l *document.Line) {
		text := strings.TrimSpace(l.Text)
		switch {
		case l.Box.Width() <= maxPageNumber*l.Size && ReadsAsPageNumber(withDashes(p, text)):
			l.Role = document.PageNumber
		case plainNumber.MatchString(text):
			// A figure alone at the edge is a page number only if it counts the
			// pages.
			v, _ := strconv.Atoi(text)
			if offsets[v-p.Number] > 1 || len(pages) == 1 && v == 1 && l.Box.CenterY() < 0.08*p.Height {
				l.Role = document.PageNumber
			}
		case len(pages) > 2 && edges[edgeKey(l)]*2 > len(pages) && strings.ContainsFunc(text, unicode.IsLetter):
			// Figures alone are never a head: rows of zeros look alike.
			l.Role = document.RunningHead
		}
	})
	markSideNumbers(pages)
}

// withDashes puts right what is read from a picture for the dashes beside a number: 一3一.
func withDashes(p *document.Page, text string) string {
	if p.Layer != document.ReadLayer {
		return text
	}
	return strings.ReplaceAll(text, "一", "-")
}

// edgeKey is equal for lines that repeat at the same height of their pages,
// whatever numbers they hold.
func edgeKey(l *document.Line) string {
	return digits.ReplaceAllString(l.Text, "#") + "@" + strconv.Itoa(int(l.Box.CenterY()/3))
}
