package tesseract

// A Mode is a way in which tesseract is called.
type Mode struct {
	language string
	// segmentation is tesseract's page segmentation mode: 3 finds columns and
	// paragraphs, 6 takes one block of lines, 7 one line, 8 one word.
	segmentation int
	whitelist    string // the characters that can occur, "" for all
}

// The modes, as measured on the fixtures at 300 dpi; see testdata/README.md.
var (
	AsPage   = Mode{"chi_sim", 3, ""}
	AsLine   = Mode{"chi_sim", 7, ""}
	AsFigure = Mode{"eng", 8, "0123456789.,+-/"}
	AsDigits = Mode{"eng", 7, "0123456789.,+-/"} // where AsFigure sees nothing, as in a lone 0
	AsBlock  = Mode{"eng", 6, "0123456789.,+-/"}
)
