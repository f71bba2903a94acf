// Package discover finds the column of a web site in which annual reports are published, as a person
// would: from the home page by what links say, the best first.
//
// In goes the address of a site and a way to get its pages; out comes a proposal for a sources file,
// with what speaks for it. It knows nothing of the network, the archive and the database.
package discover
