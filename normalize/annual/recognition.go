package annual

import (
	"strings"

	"nianbao/extract/document"
)

// RecognizedNote marks what was read from a picture.
const RecognizedNote = "read by OCR"

// RecognizedBy is the mark with the programs that read, where tesseract was not alone.
func RecognizedBy(programs string) string {
	if programs == "" {
		return RecognizedNote
	}
	return RecognizedNote + " (" + programs + ")"
}

// WasRecognized reports whether a value was read from a picture, by its note.
func (o *Observation) WasRecognized() bool { return strings.Contains(o.Note, RecognizedNote) }

// OpenRow is the doubt about figures and blanks of a scanned table without rulings, in
// rows that do not have a figure in each column.
const OpenRow = "no ruled lines enclose it on the scan, and its row is not full"

// Recognition tells how a figure was read from a picture, until the figures are
// judged; nil for what was not.
func (o *Observation) Recognition() *document.Recognition { return o.recognition }

// Recognized takes over from a scanned cell how far its reading can be trusted.
func (o *Observation) Recognized(from *document.Recognition) {
	o.recognition = from
	if from.Doubt != "" {
		o.Flag(from.Doubt)
	}
	o.Note = JoinNotes(o.Note, RecognizedBy(from.By))
}

// Judged forgets how the figure was read: its status and its note say what came of it.
func (o *Observation) Judged() { o.recognition = nil }

// Flag puts the value in doubt.
func (o *Observation) Flag(doubt string) {
	if o.Status != Flagged {
		o.Note = ""
	}
	o.Status, o.Note = Flagged, JoinNotes(o.Note, doubt)
}

// Infer notes that a value was placed by reasoning that could err, unless it is in doubt
// anyway.
func (o *Observation) Infer(why string) {
	if o.Status == Read {
		o.Status, o.Note = Inferred, JoinNotes(o.Note, why)
	}
}

// FlagRecognized puts a value that was read from a picture in doubt.
func (o *Observation) FlagRecognized(doubt string) {
	mark := RecognizedNote
	if o.recognition != nil {
		mark = RecognizedBy(o.recognition.By)
	}
	o.Note = strings.TrimSuffix(strings.TrimSuffix(o.Note, mark), "; ")
	o.Flag(doubt)
	o.Note = JoinNotes(o.Note, mark)
}

// IsOpenBlank reports whether nothing was read in a place, and nothing but the want
// of lines makes that doubtful.
func (o *Observation) IsOpenBlank() bool {
	return o.Status == Flagged && o.Value == nil && o.Raw == "" && o.recognition != nil && o.Note == JoinNotes(OpenRow, RecognizedBy(o.recognition.By))
}

// JoinNotes puts two notes, or doubts, into one; either may be empty.
func JoinNotes(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
