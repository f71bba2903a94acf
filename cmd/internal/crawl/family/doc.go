// Package family knows how sites that are built with the same system present their lists.
//
// In comes a page as a server gave it; out come its listing (the records, how many the list
// announces, and what is to be asked for its further parts) and the files that the page of an
// article leads to. A family is described in families/*.yaml: how its pages are known, what stands
// where, and how its list is asked on. The package asks no server, judges no link, and knows
// neither archive nor database.
package family
