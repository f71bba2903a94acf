// Package tenancy has a crawler ask only hosts that are its own for the while, so that several crawlers
// can share the sites of a country and each host sees one of them at a time.
//
// In comes who keeps the leases of hosts (Hosts; Alone for a crawler that shares with nobody). Out come
// stays, one for each walk through a site: a stay has the hosts that the walk asks, each from its first
// request on, and its context ends as soon as one of them is another's or may be. Each goes through the sites, and comes back
// to those whose hosts were another's.
//
// It knows nothing of requests, of sites files, and of how leases are kept.
package tenancy
