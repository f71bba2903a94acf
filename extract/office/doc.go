// Package office has LibreOffice convert a document of an office program into another form,
// where that program is installed. The bytes of a document and two file extensions come in;
// the bytes of the converted one go out. It knows nothing of what is in them.
//
// The program sees a file that a stranger wrote. It runs in a folder and with a profile of its
// own that are gone afterwards, without a network where the system allows that, with macros and
// links off, and within bounds of time, memory and output; its end is that of all that it began.
package office
