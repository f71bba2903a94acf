// Package warc reads and writes WARC files (ISO 28500), in which archives of the web keep what
// servers were asked and what they answered.
//
// Exchanges with servers come in and files go out that any reader of such files plays; files come
// in, those of any other program included, and their records go out one by one, each with its
// place, with what is wrong with it, and with the way to its body. How lines of an index (CDXJ) are spelled,
// stands here too. What is worth asking for, and what the bodies are, it does not know.
//
// The records themselves are spelled and parsed by gowarc. Which bytes of a file belong to which
// record is told here, because that library takes one record from each member of a gzip stream and
// drops what else is in it: a file that was packed as a whole would have one record only.
package warc
