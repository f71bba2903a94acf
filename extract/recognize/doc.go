// Package recognize gives a text to pages that have none: pages that are pictures, and
// those whose glyphs have no known meaning. It gets the pictures out of the file or has
// the page drawn, finds the cells that their lines draw, has them read by scan, turns what lies on its side, and puts
// the words on the page as glyphs, with how far each reading can be trusted. When the
// tables are made, TrustUnruled tells the same of cells that no lines enclose. It knows
// neither how a picture is read (see scan) nor what a figure means.
package recognize
