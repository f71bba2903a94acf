// Package sent keeps the answers to forms for a while, so that a browser can be led to them: the page that it then has was
// asked for, and not sent, so that it comes back to it without sending anything again.
package sent
