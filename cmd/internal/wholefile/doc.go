// Package wholefile writes files that are there whole or not at all: in come a path
// and the bytes, and nothing of what they say is known.
package wholefile
