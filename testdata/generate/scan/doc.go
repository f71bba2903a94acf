// Package scan draws reports as if they had been printed, stamped and scanned.
//
// In come a PDF and a scanner (resolution, skew, noise, dust, how pictures are
// packed); out comes a PDF of pictures, with the truth of the report beside it. It
// knows nothing of what the report says.
package scan
