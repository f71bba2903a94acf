// Package catalogue is what is known before any report is read: regions, forms,
// indicators and the quantities that reports can be compared by. It copies the
// program's catalogue into the database for joins, and finds what a person means:
// a name comes in, and a region's code (RegionCode) or a Quantity (FindQuantity)
// goes out, or an error with what may be meant. A Quantity is an indicator or a sum
// of them; a Breakdown divides one into its parts. Of reports it knows only which
// regions have any.
package catalogue
