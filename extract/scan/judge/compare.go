package judge

import (
	"fmt"
	"slices"
	"strings"
)

// shapeConfidence is that of a reading by shape: of those that know a character,
// fewer than one in a thousand are wrong.
const shapeConfidence = 0.9

// compare compares the readings of a figure by tesseract, of which the first two are
// independent, with each other, with that of the model and with its characters.
func compare(words []Reading, model Sighting, shapes []character) (text string, f Figure) {
	printed := Reading{byShape(shapes, printOf), shapeConfidence}
	likely := byShape(shapes, guessOf)
	if words[0].Text == words[1].Text && words[0].Text == likely || model.isSure(likely) {
		printed.Text = likely
	}
	readings := append(slices.Clip(words), printed, model.Reading) // the model's last
	for _, r := range readings {
		zero := model.isZero(r.Text, words, shapes)
		broken := zero && len(shapes) > 1 || model.seesBroken(r.Text, words, shapes)
		if r.Text == "" || !matches(r.Text, shapes) && !broken {
			continue
		}
		heard := readings
		if !model.isSure(r.Text) {
			heard = readings[:len(readings)-1]
		}
		agreeing, confidence := agreement(r.Text, heard)
		agreeing = max(agreeing, 1)
		witnesses := model.witnesses(r.Text, words, printed)
		if witnesses > 1 && !broken {
			agreeing++
		}
		if witnesses > 0 && unlikely(r.Text, shapes) {
			agreeing = min(agreeing, 2) // and a sum must confirm it
		}
		if agreeing > f.Agreeing || agreeing == f.Agreeing && confidence > f.Confidence {
			text, f.Agreeing, f.Confidence, f.Witnesses = r.Text, agreeing, confidence, witnesses
			f.Firm = witnesses == allWitnesses || zero || agreeing >= sureReadings && model.isFirm(r.Text, words, shapes)
		}
	}
	if text != "" {
		f.Other = another(text, readings)
		if f.Agreeing < 2 {
			f.Doubt = onlyOneWay
		}
		switch {
		case model.contradicts(text): // whatever else agrees
			f.Other, f.Agreeing, f.Doubt = model.Text, 1, fmt.Sprintf("readings differ: %s and %s", text, model.Text)
		case f.Witnesses == 2 && f.Other != "" && !saidBy(words, text):
			f.Agreeing = 2 // tesseract says another, and sums must confirm it
		}
		return text, f
	}
	return doubtful(append([]Reading{model.Reading}, readings[:len(readings)-1]...), len(shapes))
}

// onlyOneWay is the doubt about a figure that no second reading bears out.
const onlyOneWay = "read in one way only"

// doubtful makes the most of readings that the shapes contradict.
func doubtful(readings []Reading, seen int) (text string, f Figure) {
	for _, r := range readings {
		if text == "" {
			text = r.Text
		}
	}
	f.Other = another(text, readings)
	// What holds no digit would be taken for a label, and be lost.
	if !strings.ContainsAny(text, "0123456789") {
		text = ""
	}
	switch n := len([]rune(text)); {
	case text == "":
		text, f.Doubt = Unread, "ink that could not be read"
	case f.Other != "":
		f.Doubt = fmt.Sprintf("readings differ: %s and %s", text, f.Other)
	case n != seen:
		f.Doubt = fmt.Sprintf("%d characters read, %d seen", n, seen)
	default:
		f.Doubt = onlyOneWay
	}
	return text, f
}

// agreement returns how many readings say the same, and how sure they are
// together.
func agreement(text string, readings []Reading) (n int, confidence float64) {
	for _, r := range readings {
		if r.Text == text {
			n++
			confidence = max(confidence, r.Confidence)
		}
	}
	for range n - 1 {
		confidence = raised(confidence)
	}
	return n, confidence
}

// another returns a reading that differs, "" for none.
func another(text string, readings []Reading) string {
	for _, r := range readings {
		if r.Text != "" && r.Text != text {
			return r.Text
		}
	}
	return ""
}

// raised returns a confidence after another reading has said the same: half of
// what was in doubt is left.
func raised(confidence float64) float64 { return 1 - (1-confidence)/2 }
