// Package opentree reads the text of a document in the OpenDocument format (ISO/IEC 26300): the bytes
// of the archive come in; a tree of elements, in which texts stand in their order, and what styles say
// of the looks of characters go out. It knows nothing of what the elements mean.
package opentree
