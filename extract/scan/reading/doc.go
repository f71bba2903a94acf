// Package reading holds what an engine read, and keeps it for when the same picture comes
// again. Words by the picture and the way in which it was read come in, and go out the
// next time. It knows no engine, and trusts no word.
package reading
