// Package meaning tells what the words of a search mean together: a region, and what is counted
// there. Words come in as a person types them, with spaces or without; out go the region, the rest
// of the words, and for rates and indicators of that name the addresses of their rankings there. It
// knows the gazetteer and the catalogue, and nothing of any report.
package meaning
