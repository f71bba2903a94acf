// Package guard stands between a PDF file and the libraries that read it. Files that would
// keep them busy for ever are refused before they see them (preflight.go), files that they
// refuse are put together anew from their objects (rebuild.go), decrypted (decrypt.go, secret.go)
// or rewritten (repair.go), and pages are listed (pagetree.go) and streams decoded (budget.go)
// within the limits. Bytes and limits come in; bytes that can be read, or a typed
// error, go out. It knows nothing of what stands on a page.
package guard
