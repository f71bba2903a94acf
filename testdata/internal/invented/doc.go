// Package invented holds what the makers of invented reports share: the
// fixtures and the corpus of generate, and the databases of synthesize.
package invented
