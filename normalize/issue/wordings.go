package issue

import (
	_ "embed"
	"regexp"
	"sync"

	"nianbao/normalize/datafile"
)

//go:embed wordings.json
var wordingsJSON []byte

// A wording is one in which a document speaks of its publication.
type wording struct {
	Pattern string `json:"pattern"`
	// Fits and Not are lines that it fits and that it must not fit.
	Fits []string `json:"fits"`
	Not  []string `json:"not"`
	re   *regexp.Regexp
}

// wordings are how documents say when they were published and that they correct.
type wordings struct {
	Metadata    []string  `json:"metadata"`    // names under which pages have the day, in lower case
	Prefixes    []string  `json:"prefixes"`    // that some sites put before these
	Published   []wording `json:"published"`   // before the day, the surest first
	Corrections []wording `json:"corrections"` // in a title
}

// loadWordings reads the embedded file once.
var loadWordings = sync.OnceValue(func() *wordings {
	w := new(wordings)
	datafile.Read("wordings.json", wordingsJSON, w)
	for i := range w.Published {
		w.Published[i].re = regexp.MustCompile(w.Published[i].Pattern + `[\s\]】:：|]*` + dayPattern)
	}
	for i := range w.Corrections {
		w.Corrections[i].re = regexp.MustCompile(w.Corrections[i].Pattern)
	}
	return w
})
