package judge

import (
	"slices"
	"strings"
)

// A Sighting is the reading of a figure by the recognition model, which is given the scan as it is.
type Sighting struct {
	Reading        // of the characters of figures alone
	Whole   string // the same of all characters that the model knows
}

// How sure the model must be to contradict others, to be heard as a witness, and to need no shapes beside
// tesseract. README.md of package scan says how often it was wrong.
const (
	speakingModel = 0.5
	sureModel     = 0.8
	firmModel     = 0.98
)

// allWitnesses are model, tesseract and shapes.
const allWitnesses = 3

// contradicts reports whether the model says another figure. What has a plus behind or beside no digit is none: a 4
// that has lost a stroke looks like it.
func (s Sighting) contradicts(text string) bool {
	return s.Text != "" && s.Text != text && s.Confidence >= speakingModel && s.Text != "+" && strings.LastIndexByte(s.Text, '+') <= 0
}

// isSure reports whether the model says a figure, as a witness.
func (s Sighting) isSure(text string) bool { return s.Text == text && s.Confidence >= sureModel }

// IsFirm reports whether the model is sure of a figure beyond doubt, and sees nothing else in it.
func (s Sighting) IsFirm() bool {
	return s.Text != "" && s.Whole == s.Text && s.Confidence >= firmModel
}

// IsSettled reports whether model and shapes leave nothing open: the model is sure of the figure beyond
// doubt and sees nothing else in it, and each shape is likely that of its character.
func (c Case) IsSettled() bool {
	if c.Dash {
		return true
	}
	return c.Model.settles(c.characters())
}

// IsLikely reports whether the model, as a witness, says what the shapes likely are: enough for a figure in a
// text, whose neighbours tell the rest.
func (c Case) IsLikely() bool { return c.Model.bearsOut(c.characters()) }

// bearsOut is IsLikely for a figure of the characters.
func (s Sighting) bearsOut(shapes []character) bool {
	likely := byShape(shapes, guessOf)
	return likely != "" && s.isSure(likely)
}

// characters returns what is known of the shapes.
func (c Case) characters() []character {
	var list []character
	for _, s := range c.Shapes {
		list = append(list, inPrint(s))
	}
	return list
}

// settles is IsSettled for a figure of the characters.
func (s Sighting) settles(shapes []character) bool {
	return s.IsFirm() && byShape(shapes, guessOf) == s.Text
}

// saidBy reports whether one of the readings is the text.
func saidBy(words []Reading, text string) bool {
	return slices.ContainsFunc(words, func(r Reading) bool { return r.Text == text })
}

// witnesses returns how many say the same as the model: see Figure.Witnesses.
func (s Sighting) witnesses(text string, words []Reading, printed Reading) int {
	if !s.isSure(text) {
		return 0
	}
	n := 1
	if saidBy(words, text) {
		n++
	}
	if printed.Text == text {
		n++
	}
	return n
}

// isFirm reports whether model and tesseract agree on a figure, the model beyond doubt, and no shape is likely that
// of another character. A 3 needs its shape for that: in black and white below 250 dpi both take a 5 for it
// that has lost its stem, now and then.
func (s Sighting) isFirm(text string, words []Reading, shapes []character) bool {
	runes := []rune(text)
	whole := len(runes) == len(shapes)
	for i, r := range runes {
		if r == '3' && !(whole && shapes[i].guess == r) {
			return false
		}
	}
	return !unlikely(text, shapes) && s.Text == text && s.Confidence >= firmModel && saidBy(words, text)
}

// isZero reports whether a figure is a lone 0 that both first readings of tesseract say, and of which nothing else is seen: by its shape
// it is surely one, or it is in two halves of no known shape, which are nothing to the model or a pair of parentheses. Where thin strokes
// are lost it is what the model is least sure of, and no other digit falls apart like it.
func (s Sighting) isZero(text string, words []Reading, shapes []character) bool {
	if text != "0" || words[0].Text != text || words[1].Text != text || s.contradicts(text) {
		return false
	}
	switch len(shapes) {
	case 1:
		return shapes[0].print == '0'
	case 2:
		return unknown(shapes) && strings.Trim(s.Whole, "(0)") == ""
	}
	return false
}

// unknown reports whether nothing is known of any of the shapes.
func unknown(shapes []character) bool {
	return !slices.ContainsFunc(shapes, func(c character) bool { return c.print != 0 || c.guess != 0 || c.near != 0 })
}

// unlikely reports whether a shape of a figure is likely that of another character.
func unlikely(text string, shapes []character) bool {
	runes := []rune(text)
	for i, c := range shapes {
		if len(runes) == len(shapes) && c.guess != 0 && c.guess != runes[i] {
			return true
		}
	}
	return false
}

// seesBroken reports whether a figure has more pieces of ink than characters because the scan has broken
// them: the model, which sees no ideograph either, and tesseract agree on it, and none of the pieces that are
// surely something is another, or a sign that would be left over.
func (s Sighting) seesBroken(text string, words []Reading, shapes []character) bool {
	runes := []rune(text)
	if len(runes) == 0 || len(runes) >= len(shapes) || s.Whole != text || !s.isFirm(text, words, shapes) {
		return false
	}
	at := 0
	for _, c := range shapes {
		if c.print == 0 {
			continue
		}
		next := slices.Index(runes[at:], c.print)
		if next < 0 {
			return false
		}
		at += next + 1
	}
	return true
}
