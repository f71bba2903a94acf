// Package still makes a still copy of a site: a folder of files that any host can serve
// without a program. In come a handler that answers requests, and a folder; out go its
// pages and what they need, with links that lead from file to file.
//
// A copy begins at the site's maps and follows the links that robots.txt allows, so that it
// is the site itself that says which of its pages there are few enough of to be kept. A link to
// any other page leads to the live site or, where there is none, nowhere. A journal in the
// folder tells what is done: a copy that was broken off goes on, files whose bytes are the
// same are not written again, and those of pages that are gone are removed.
//
// It knows nothing of what pages say.
package still
