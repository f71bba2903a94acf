// Package judge decides what a figure says, by comparing its readings with each other
// and with the shapes of its characters. The readings of all figures of a document's
// pages come in; for each its text, how many readings agree on it, and what is in
// doubt go out. It knows nothing of pictures, nor of who read what.
package judge
