// Package pageimage makes pictures of pages of PDFs, upright as a reader sees
// them, so that a figure can be shown where it was printed. Package render draws
// them.
package pageimage
