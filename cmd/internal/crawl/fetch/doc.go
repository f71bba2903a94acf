// Package fetch asks servers for addresses, as politely as a machine must: it
// keeps to robots.txt and to an interval for each host, asks again what may be
// there at the next attempt, leaves hosts alone that are down, and does not
// connect to private addresses.
//
// In come requests, each with what the address is asked for; out come answers that
// lie in the archive, or faults with a kind. It knows nothing of links, of sites
// files, and of reports.
package fetch
