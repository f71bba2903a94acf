// Package columns reads one quantity of many reports at once, as compact numbers made
// for comparing. Regions, years and a quantity come in; an Entry for each place
// goes out, a status and an exact number that takes no memory of its own where a few
// digits do. Of few regions each figure is looked up, of many whole columns are read
// and kept. Values and rates are compared and put in order here, exactly and
// mostly without big numbers. A figure that is out of all proportion to its government's other years and to
// other governments is in doubt. It knows nothing of scopes, ranks or what becomes of
// doubtful values.
package columns
