package scan

import (
	"context"
	"slices"

	"nianbao/extract/scan/judge"
	"nianbao/extract/scan/model"
	"nianbao/extract/scan/reading"
	"nianbao/extract/scan/tesseract"
)

// Read reads all that was added and returns one page for each sheet. Errors are
// that of the context, and those of the programs.
func (b *Batch) Read(ctx context.Context) ([]Page, error) {
	if err := b.look(ctx); err != nil {
		return nil, err
	}
	figures, texts := b.kinds()
	if b.programs.tesseract {
		if b.programs.model == nil {
			if err := b.readAround(ctx); err != nil {
				return nil, err
			}
		}
		open := slices.DeleteFunc(slices.Clone(figures), (*cellJob).isSettled)
		if err := readFigures(ctx, open); err != nil {
			return nil, err
		}
	}
	decide(figures)
	for _, p := range b.pages {
		p.tellDigits()
	}
	for _, c := range figures {
		if c.isText() || c.figure.Agreeing == 0 {
			texts = append(texts, c)
		}
	}
	if b.programs.tesseract {
		if err := b.readTexts(ctx, texts); err != nil {
			return nil, err
		}
	}
	list := make([]Page, len(b.pages))
	for i, p := range b.pages {
		p.readings.Save()
		p.seen.Save()
		list[i] = p.result()
		list[i].Programs = b.programs.String()
	}
	b.cache.Trim()
	return list, nil
}

// look has the model read all lines, if it is there, those of one page after the other.
func (b *Batch) look(ctx context.Context) error {
	m := b.programs.model
	if m == nil {
		return nil
	}
	for _, p := range b.pages {
		var tasks []model.Task
		for _, l := range p.texts {
			tasks = append(tasks, model.Task{Picture: l.crop, Page: p.seen, Words: &l.seen})
		}
		for _, c := range slices.Concat(p.cells, p.free) {
			for i := range c.lines {
				t := model.Task{Picture: c.lines[i].crop, Page: p.seen, Words: &c.lines[i].seen}
				if c.ink != nil {
					t.Figure = &c.seen
				}
				tasks = append(tasks, t)
			}
		}
		if err := m.Read(ctx, tasks); err != nil {
			return err
		}
		if !m.Known() {
			for _, t := range tasks {
				*t.Words = believed(*t.Words)
				if t.Figure != nil {
					*t.Figure = believed(*t.Figure)
				}
			}
		}
	}
	return nil
}

// unknownModel is how far a model is believed by which the rules of trust were not measured: it is heard,
// but no witness.
const unknownModel = 0.75

// believed returns what such a model read.
func believed(words []reading.Word) []reading.Word {
	words = slices.Clone(words)
	for i := range words {
		words[i].Confidence = min(words[i].Confidence, unknownModel)
	}
	return words
}

// readAround has tesseract read what is around the cells of each page, where it reads alone.
func (b *Batch) readAround(ctx context.Context) error {
	var tasks []tesseract.Task
	for _, p := range b.pages {
		if len(p.texts) > 0 {
			tasks = append(tasks, tesseract.Task{Picture: p.around, Words: &p.words})
		}
	}
	if err := tesseract.Read(ctx, tesseract.AsPage, tasks); err != nil {
		return err
	}
	for _, p := range b.pages {
		p.byLine()
	}
	return nil
}

// kinds tells cells that can hold a figure from others.
func (b *Batch) kinds() (figures, texts []*cellJob) {
	for _, p := range b.pages {
		for _, c := range slices.Concat(p.cells, p.free) {
			if c.ink != nil {
				figures = append(figures, c)
			} else {
				texts = append(texts, c)
			}
		}
	}
	return figures, texts
}

// readFigures reads each figure twice, in different modes from different pictures, and
// once more where these differ. The program takes longer to start than to read some figures: what is
// asked in one mode is asked at once, as far as it is known.
func readFigures(ctx context.Context, figures []*cellJob) error {
	var words, blocks []tesseract.Task
	for _, c := range figures {
		words = append(words, tesseract.Task{Picture: c.sharp, Words: &c.first})
		blocks = append(blocks, tesseract.Task{Picture: c.lines[0].picture, Words: &c.second})
	}
	if err := tesseract.Read(ctx, tesseract.AsFigure, words); err != nil {
		return err
	}
	if err := tesseract.Read(ctx, tesseract.AsBlock, blocks); err != nil {
		return err
	}
	var digits, again []tesseract.Task
	var unseen []*cellJob
	for _, c := range figures {
		switch {
		case figureText(c.first) == "":
			unseen = append(unseen, c)
			digits = append(digits, tesseract.Task{Picture: c.sharp, Words: &c.first})
		case c.differs():
			digits = append(digits, tesseract.Task{Picture: c.sharp, Words: &c.third})
		}
	}
	if err := tesseract.Read(ctx, tesseract.AsDigits, digits); err != nil {
		return err
	}
	for _, c := range unseen {
		if c.differs() { // its picture in black and white was asked in this mode before
			again = append(again, tesseract.Task{Picture: c.lines[0].picture, Words: &c.third})
		}
	}
	return tesseract.Read(ctx, tesseract.AsDigits, again)
}

// differs reports whether tesseract reads a figure otherwise in one mode than in the other.
func (c *cellJob) differs() bool { return figureText(c.first) != figureText(c.second) }

// readTexts reads texts line by line, but for those that are clear, and with the model also the lines around the
// cells that may say whose report it is, or that the model can't read.
func (b *Batch) readTexts(ctx context.Context, texts []*cellJob) error {
	var tasks []tesseract.Task
	for _, p := range b.pages {
		for _, l := range p.texts {
			if l.crop != nil && (l.opening || !l.isReadable()) {
				tasks = append(tasks, tesseract.Task{Picture: l.picture, Words: &l.words})
			}
		}
	}
	for _, c := range texts {
		if !c.opening && c.isClear() {
			continue
		}
		for i := range c.lines {
			tasks = append(tasks, tesseract.Task{Picture: c.lines[i].picture, Words: &c.lines[i].words})
		}
	}
	return tesseract.Read(ctx, tesseract.AsLine, tasks)
}

// sighting returns the reading of a figure by the model.
func (c *cellJob) sighting() judge.Sighting {
	s := judge.Sighting{Reading: readingOf(c.seen)}
	if len(c.lines) == 1 {
		s.Whole = figureText(c.lines[0].seen)
	}
	return s
}

// asCase returns what is known of a figure.
func (c *cellJob) asCase() judge.Case {
	return judge.Case{
		Readings: [3]judge.Reading{readingOf(c.first), readingOf(c.second), readingOf(c.third)},
		Model:    c.sighting(),
		Shapes:   c.shapes,
		Dash:     c.isDash(),
	}
}

// decide has the readings of all figures judged together.
func decide(figures []*cellJob) {
	cases := make([]judge.Case, len(figures))
	for i, c := range figures {
		cases[i] = c.asCase()
	}
	for i, v := range judge.Figures(cases) {
		figures[i].text, figures[i].figure = v.Text, &v.Figure
	}
}
