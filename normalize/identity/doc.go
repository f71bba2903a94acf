// Package identity tells whose report a document is, and for which year. It tells an organ
// from its region, and finds in titles and in prose what names it. The opening of a
// document comes in; the organ, its region, the year and the period go out, with what
// they rest on and, where nothing decides, what may be meant. What was read from a picture
// is certain only where a second place agrees. Titles, frames in
// which a report names itself, signatures and publishers vote, and after them what a page
// says of itself and where it lies (README.md tells what each was worth). Explain gives
// every stage of that as a value. It knows nothing of figures and tables.
package identity
