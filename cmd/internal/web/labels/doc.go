// Package labels puts the tables that programs read into words for people: heads and codes in the language of a page, and
// with them what the figures are. It is one rule for all tables that can be taken along.
package labels
