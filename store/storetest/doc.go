// Package storetest makes databases and reports for tests: a report with every cell
// of a form, small ones that hold the cells told, many for benchmarks; and looks at
// rows and at the plans of statements. Only tests import it;
// it knows nothing of how reports are read.
package storetest
