// Package render shows a page in a headless Chromium and returns it as it stands when its scripts have done
// their work.
//
// In go the page as a server gave it, and a way to ask for what its scripts want; out comes its HTML. The browser
// asks nobody itself: it has no way to any network, and what it wants is asked for, within bounds, by the one
// who has the page rendered, or refused. It knows nothing of sites, of politeness and of reports.
package render
