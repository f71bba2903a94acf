package judge

import "nianbao/extract/scan/digits"

// A Figure is what is known of how a cell's figure was read.
//
// There are three witnesses. Tesseract reads it twice, from pictures prepared in different
// ways, and once more where these differ. The model reads it once, from the scan as it is. By
// its shapes it is read as digits look in print: of each piece of ink one
// character, so that no point, sign or digit is lost. The
// digits of other cells that it looks like can contradict, but count for nothing
// else: what they are is known from tesseract, which takes a 5 that has lost its
// stem for a 3 in one cell as in the next.
//
// Either program may be missing: its readings are empty then.
type Figure struct {
	// Agreeing is how many readings say the same and are contradicted by no
	// shape: a figure that none reads whole, or of which ink is left over, has 0. The
	// model's counts for two where another witness agrees, since it errs on other figures than they do.
	Agreeing int
	// Witnesses is how many of model, tesseract and shapes say the same, the model among them; 0 else.
	Witnesses int
	// Firm is set where these leave no doubt on a coarse scan in black and white either.
	Firm       bool
	Confidence float64 // 0 to 1, tesseract's, raised by each further reading that agrees
	Shaded     bool    // the page has shades of gray, which keep strokes thinner than a pixel
	Other      string  // a reading that differs, "" for none
	Doubt      string  // why the reading is in doubt, "" where two or more agree
	// MayBeFive is set where a 3 of it has lost a stroke, as a 5 that is taken for one has. Who looks at the ink sets it.
	MayBeFive bool
}

// A Case is a figure that is to be decided on.
type Case struct {
	// Readings are those of tesseract: two from different pictures, and a third
	// where these differ, else without a text.
	Readings [3]Reading
	Model    Sighting
	Shapes   []*digits.Shape // of its characters
	Dash     bool            // its one character is a level stroke
}

// A Reading is one of the readings of a figure, "" where nothing was seen.
type Reading struct {
	Text       string
	Confidence float64 // 0 to 1
}

// A Verdict is what a figure says.
type Verdict struct {
	Text   string // Unread for ink of which nothing could be made
	Figure Figure
}

// Unread stands for ink of which nothing could be made.
const Unread = "\uFFFD"

// sureReadings is how many readings agree on what needs no more than one look.
const sureReadings = 3

// Figures decides on figures, one verdict for each. The characters of which two readings
// agree, and that no other contradicts, teach what digits look like on these pages.
func Figures(cases []Case) []Verdict {
	known := make([][]character, len(cases))
	var examples []example
	for i, c := range cases {
		for _, s := range c.Shapes {
			known[i] = append(known[i], inPrint(s))
		}
		first, second := c.Readings[0].Text, c.Readings[1].Text
		if c.Model.Text != "" && (second == "" || first != second) {
			second = c.Model.Text
		}
		if c.IsSettled() {
			first, second = c.Model.Text, c.Model.Text
		}
		if first != second || c.Model.contradicts(first) || !matches(first, known[i]) {
			continue
		}
		for j, r := range []rune(first) {
			examples = append(examples, example{c.Shapes[j], r, i})
		}
	}
	list := make([]Verdict, len(cases))
	for i, c := range cases {
		if c.Dash { // whatever the models make of it, it is a sign for none
			list[i] = Verdict{"-", Figure{Agreeing: sureReadings, Confidence: 1}}
			continue
		}
		for j, s := range c.Shapes {
			known[i][j].near = know(s, i, examples)
		}
		list[i].Text, list[i].Figure = compare(c.Readings[:], c.Model, known[i])
	}
	return list
}
