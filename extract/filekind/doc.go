// Package filekind says what kind of file bytes are, by the bytes alone: a name says what
// somebody meant it to be. Bytes come in and a Kind goes out, with its media type and the
// extensions that such files are given. It is the one list of the kinds of files that the
// project knows; how one is read, it does not know.
package filekind
