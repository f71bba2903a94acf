// Package wording holds the words of the pages in Chinese and English. In comes the key
// of a phrase, with what is set into it; out goes its text in a language. It knows
// neither pages nor data.
package wording
