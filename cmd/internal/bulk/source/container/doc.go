// Package container opens files that hold other files: archives (zip, RAR, 7-Zip, tar, and what is
// packed with gzip, xz, bzip2 or Zstandard), e-mails, and PDFs that carry files. In come the bytes of one and the limits on it,
// out come its members, one by one and in their order, each with its name as text and the way to its
// bytes; or the reason why it is not read, or not further. It never writes a file: a
// member's name is a label whatever path it spells. What members are, and which are
// wanted, it does not know.
package container
