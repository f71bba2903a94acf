// Package webarchive finds the web page in an archive of one (MHTML, RFC 2557), as browsers and
// Word save it: a mail of several parts, of which one is the page and others are its pictures.
// The bytes of a file come in; what package markup reads in the page goes out.
package webarchive
