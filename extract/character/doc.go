// Package character says what a character is, whatever file it stands in: the text of
// bytes in an encoding that nobody declares rightly, the plain character of those that
// only look like it (Kangxi radicals, ligatures, forms for vertical writing), and which
// code points mean nothing. It knows neither pages nor files.
package character
