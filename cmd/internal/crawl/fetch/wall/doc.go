// Package wall tells what a server shows in place of a page.
//
// In come the status and the text of an answer; out comes whether it is a wall (a check of
// browsers, a captcha, a firewall), which is never passed, or says that the page is gone, with what was
// seen. What they are known by is data, in walls.yaml. It asks no server and knows nothing of
// lists and reports.
package wall
