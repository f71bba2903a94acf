package chinese

import "strings"

// A group is what can stand in one place: the reasons to doubt a figure, the names of tables.
type group struct {
	name           string
	whole, open    bool
	between, joint string // what parts several phrases in English and in Chinese, "" where one stands alone

	byWord map[string][]*phrase // those that begin with a word, by it
	others []*phrase            // those that begin with a term
}

func (g *group) add(p *phrase) {
	if word := p.firstWord(); word != "" {
		g.byWord[word] = append(g.byWord[word], p)
	} else {
		g.others = append(g.others, p)
	}
}

// mostJoints is how many marks a text is taken apart at: more are of what was set into it. No real
// text has ten, and what is tried grows with their square.
const mostJoints = 50

// say returns the Chinese of a text that is a phrase of the group, or several with its mark
// between them. A phrase may hold the mark itself, and so may what is set into it: the
// shortest beginnings that leave something sensible are taken.
func (g *group) say(text string) (string, bool) {
	if g.between == "" || strings.Count(text, g.between) > mostJoints {
		return g.sayOne(text)
	}
	return g.sayAll(text, map[int]bool{})
}

// sayAll is say from a phrase on. The lengths of the ends of which nothing can be made are noted,
// so that none is tried twice.
func (g *group) sayAll(text string, hopeless map[int]bool) (string, bool) {
	if hopeless[len(text)] {
		return "", false
	}
	for from := 0; ; {
		at := strings.Index(text[from:], g.between)
		if at < 0 {
			break
		}
		at += from
		if rest, ok := g.sayAll(text[at+len(g.between):], hopeless); ok {
			if first, ok := g.sayOne(text[:at]); ok {
				return first + g.joint + rest, true
			}
		}
		from = at + len(g.between)
	}
	zh, ok := g.sayOne(text)
	hopeless[len(text)] = !ok
	return zh, ok
}

// sayOne returns the Chinese of one phrase.
func (g *group) sayOne(text string) (string, bool) {
	for _, p := range g.byWord[wordOf(text)] {
		if zh, ok := p.say(text); ok {
			return zh, true
		}
	}
	for _, p := range g.others {
		if zh, ok := p.say(text); ok {
			return zh, true
		}
	}
	return text, g.open
}

// wordOf returns what stands before the first space.
func wordOf(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}
