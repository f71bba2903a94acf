// Package headline says in a sentence what a chart shows. In come the chart with its values
// and what they are of; out goes a sentence that claims no more than they bear: it tells
// ties, doubt, and of how many regions the value is not known. It draws nothing.
package headline
