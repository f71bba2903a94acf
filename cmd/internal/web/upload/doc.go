// Package upload reads documents of visitors. In comes a form with one or two files;
// out goes a page with what was read of each, or why nothing was, of two how they
// differ, and of one how it stands beside its peers that a database has; the figures
// are there as files too. The documents are read in processes of their own, within
// bounds, and what was read of them is kept for an hour with the answer alone.
package upload
