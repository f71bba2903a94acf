package richtext

// notText are the groups that hold no text of the document, as package markup reads a Word
// document: notes, the heads and feet of pages, text boxes, numbers that Word adds, what a
// field is made from, and all that is kept for programs.
var notText = words("aftncn", "aftnsep", "aftnsepc", "annotation", "author", "colortbl", "comment", "datafield", "do", "falt", "fldinst", "filetbl",
	"footer", "footerf", "footerl", "footerr", "footnote", "ftncn", "ftnsep", "ftnsepc", "header", "headerf", "headerl", "headerr", "info", "keywords",
	"listtext", "nonesttables", "nonshppict", "objdata", "operator", "pntext", "pntxta", "pntxtb", "private", "revtbl", "rxe", "shprslt", "shptxt", "sn",
	"stylesheet", "subject", "tc", "title", "txe", "xe")

// known are the groups that are read though they may be passed over.
var known = words("nesttableprops", "shppict", "shpinst", "ud", "picprop")

func words(list ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		set[w] = true
	}
	return set
}

// begin looks at the word that begins a group, if it is one that says what the group is.
func (r *reader) begin(word string) {
	s := r.state()
	starred := s.starred
	s.starred = false
	switch {
	case word == "*":
		s.starred = true
	case word == "fonttbl":
		s.fonts = true
	case word == "fonttbl":
		s.fonts = true
	case word == "upr":
		s.twice = true
	case word == "pict":
		if s.skip != wholly {
			r.paragraph.picture = true
		}
		s.skip = wholly
	case word == "sv" && s.skip != wholly:
		s.skip = butForPictures // the value of what a drawing is made of
	case word == "nesttableprops":
		s.inner = true
	case notText[word], starred && !known[word]:
		s.skip = wholly
	}
}
