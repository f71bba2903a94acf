package richtext

// A state is what is in force in a group.
type state struct {
	// What the group is.
	skip    skipping
	fonts   bool // the list of fonts
	starred bool // what it is may be unknown; then it is passed over
	fresh   bool // nothing was in it yet
	twice   bool // it has a text twice, of which the second, in Unicode, counts
	inner   bool // it tells of the row of a table that stands in another
	// How characters look.
	font, wideFont            int
	wide                      bool // characters of the Far East follow
	unicodeSkip               int  // how many characters stand for one that is given by its number
	hidden, deleted           bool
	struck, twiceStruck, tiny bool
	off                       bool // set off the line by a number of points
	// Where the paragraph stands.
	inTable bool
	depth   int
}

type skipping int

const (
	nothing skipping = iota
	butForPictures
	wholly
)

// plain makes the look of characters the default.
func (s *state) plain(font int) {
	s.font, s.wide, s.wideFont = font, false, -1
	s.hidden, s.deleted, s.struck, s.twiceStruck, s.tiny, s.off = false, false, false, false, false, false
}

// tables returns how many tables the paragraph stands in.
func (s *state) tables() int {
	switch {
	case s.depth > 0:
		return s.depth
	case s.inTable:
		return 1
	}
	return 0
}
