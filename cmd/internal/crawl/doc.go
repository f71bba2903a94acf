// Package crawl finds reports on the sites of their organs, fetches them and has
// them imported: a machine's work, done by a timer for years.
//
// A run goes through the sites of a sources file. Following links is left to
// colly: it visits each address once, keeps to the hosts of a site, resolves and
// filters links. Everything that touches the network stands below it, in a
// transport of ours, because colly reads bodies into memory, cuts those that are
// too long without a word, asks robots.txt for the first address of a chain of
// redirects only, and knows neither retries nor conditional requests:
//
//	colly -> fresh from the archive? -> robots.txt -> rate of the host, retries
//	      -> conditional request -> dialer that refuses private addresses
//	      -> archive, told by SHA-256, and the crawler's state in the database
//
// What links are for is told by package sites, what touches the network is in
// package fetch, what was fetched in package archive, and what came of it is told
// by package outcome; this one follows the links, has the documents imported, and
// concludes.
//
// What a run has fetched is then given to the bulk import as a manifest, in
// which the hints of the sources file stand.
//
// All of it can be killed at any time: the next run goes on with what is left.
package crawl
