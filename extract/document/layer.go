package document

// A Layer says what a page is made of, and so whence its text comes.
type Layer string

// The layers of a page.
const (
	TextLayer    Layer = "text"       // glyphs that say what they stand for
	ScanLayer    Layer = "scan"       // a picture, with at most a line of text added to it
	HiddenLayer  Layer = "hidden"     // a picture over an invisible text, as OCR programs add it
	MixedLayer   Layer = "mixed"      // a picture as large as a page, and text
	GarbledLayer Layer = "garbled"    // glyphs of which many have no known meaning
	ReadLayer    Layer = "recognized" // one of the above without text of its own, recognized as a picture
)

// Textless returns the code and the message of the warning for a page that has no
// text of its own that can be trusted, and whether the layer is that of such a page.
func (l Layer) Textless() (code, message string, ok bool) {
	switch l {
	case ScanLayer:
		return "image-page", "the page is a picture without text", true
	case GarbledLayer:
		return "garbled-page", "a third or more of the glyphs have no known meaning: the text layer is of no use", true
	}
	return "", "", false
}
