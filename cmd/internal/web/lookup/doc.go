// Package lookup has the pages that answer what a reader looks for by itself: the fees that organs
// charged for information, by region and year, and what may be meant by the beginning of a name
// (the pickers of all forms ask for it). It knows nothing of how reports are compared.
package lookup
