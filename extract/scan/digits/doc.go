// Package digits tells the characters of figures apart by their shapes alone. It
// is a reading of its own beside tesseract's: a small neural network that learnt
// from printed digits of many fonts, and sees one character at a time, so that it
// neither guesses at what stands beside it nor loses or adds a character. The pixels
// of one character come in; what it is and how likely that is go out. It knows nothing of
// figures, of cells, or of what tesseract read.
//
// README.md says how the network is made and how well it tells characters of
// fonts that it never saw.
package digits
