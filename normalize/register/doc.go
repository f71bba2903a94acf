// Package register knows what the departments of governments do. It has their functions
// with the names, long and short, that organs with it bear, and the reforms that
// joined and divided them. The name of an organ without its region comes in; its function
// goes out. It knows nothing of places and reports.
package register
