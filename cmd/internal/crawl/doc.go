// Package crawl finds reports on the sites of their organs, fetches them and has
// them imported: a machine's work, done by a timer for years.
//
// A run goes through the sites of a sources file. The walk through one takes its requests
// from a frontier, which lies in the database and is thus as large as the site is, whatever
// memory there is; what a page leads to is added to it:
//
//	frontier -> request -> fresh from the archive? -> robots.txt -> rate of the host, retries
//	      -> conditional request -> dialer that refuses private addresses
//	      -> archive, told by SHA-256, and the crawler's state in the database
//	      -> list: its parts and what its records lead to; document: itself, or its files
//
// What a page lists is told by package family, what links are for by package sites, where the walk
// leads nowhere by package trap; what touches the network is in package fetch, what was fetched in
// package archive, and what came of it is told by packages ledger and outcome. This one walks, has
// the documents imported, and concludes.
//
// What is fetched is given to the bulk import while the walk goes on, as manifests in which the hints
// of the sources file and the words of the links stand. What each list announced, had and lost is kept
// by package ledger. One run at a time has the database, by a lease. Crawlers with
// databases of their own can share the sites: package tenancy has each ask only hosts that are its own for the while.
//
// All of it can be killed at any time: the next run goes on with what is left.
package crawl
