// Package picture takes a picture file for the pages of a document that were scanned: a page for
// each picture, and several for one that is long, as of a whole web page. How large a page is, is
// told by what the file says of its resolution, where that fits the size of its characters, and
// else by these. The bytes come in; pages without text go out, with the picture of each. It knows
// nothing of what is written on them, nor how that is read, but whether anything is.
package picture
