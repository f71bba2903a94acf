// Package editors says who may decide on what visitors propose. In comes a file of names and hashes of
// passwords; out go lines for it, whether a name and a password belong together, sessions of those who
// have signed in, and how often a client may try something. It knows neither pages nor proposals, and
// writes nothing: sessions end with the process.
package editors
