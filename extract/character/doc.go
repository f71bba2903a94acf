// Package character says what a character is, whatever file it stands in. Bytes come in
// and text goes out, with how much of it was lost (DecodeText); characters that only look
// like others come in and plain ones go out (Clean); and it tells which mean nothing at
// all. It knows neither pages nor files.
package character
