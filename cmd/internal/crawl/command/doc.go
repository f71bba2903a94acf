// Package command is the crawler's commands.
//
// In come the words of the command line; out go runs of package crawl, what they say of
// themselves on standard output and by messages, and the code with which the program ends. It
// knows nothing of sites and pages.
package command
