// Package webtest helps the tests of the web site's rooms. In come the pages of a room,
// with databases that it makes; out go their answers, as a browser or a program gets
// them. It is for tests alone.
package webtest
