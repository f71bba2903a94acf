// Package wording has how pages say what they say, whatever system made them: what the links to further
// parts are called, what stands around a list, how a file is shown.
//
// In goes nothing; out come the expressions of wordings.yaml. It knows nothing of pages.
package wording
