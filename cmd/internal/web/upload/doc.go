// Package upload reads documents of visitors. In comes a form with one or two files;
// out goes a page with what was read of each, or why nothing was, and of two how they
// differ. The files are read in processes of their own, within bounds, and nothing of
// them is kept. It knows no database.
package upload
