package outcome

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/chinese"
	"nianbao/store/crawldb"
)

// A Problem is something that could not be done, or that is not as it was.
type Problem struct {
	Site    string    `json:"site,omitempty"`
	URL     string    `json:"url,omitempty"`
	Kind    string    `json:"kind"`
	About   string    `json:"about,omitempty"` // what of the site: a list, a form of files, a day
	Error   string    `json:"error"`
	Chinese string    `json:"error_zh,omitempty"` // the same, of what is told of a site; for others see InBoth
	Since   time.Time `json:"since,omitzero"`     // of the first run that met it
	New     bool      `json:"new"`                // this run met it first
	Once    bool      `json:"once,omitempty"`     // it is told of what one run found, and does not last
	// Acknowledged is whether a person knows of it, and it need not be looked at until it has passed.
	Acknowledged bool `json:"acknowledged,omitempty"`
}

// Matter returns what is the same for what is one problem at two runs: of a document its address.
func (p Problem) Matter() crawldb.Matter {
	about := p.About
	if about == "" && p.Chinese == "" {
		about = p.URL
	}
	return crawldb.Matter{Site: p.Site, Kind: p.Kind, About: about}
}

// Tells reports whether a problem of a site tells of what failed at one of its addresses, which is then not told beside it: all failures of
// its kind, and of a start page that is gone the answer that said so.
func (p Problem) Tells(failed Problem) bool {
	if p.Site != failed.Site {
		return false
	}
	return p.Kind == failed.Kind || p.Kind == "gone" && p.URL == failed.URL
}

// InBoth returns problems with their Chinese, also those that are told by the error of an address.
func InBoth(list []Problem) []Problem {
	list = slices.Clone(list)
	for i := range list {
		if p := &list[i]; p.Chinese == "" {
			p.Chinese = chinese.Of(p.Error)
		}
	}
	return list
}

// A Phrase is a key of the catalogue of wordings that stands for its text in a language.
type Phrase string

// A Reason is why something could not be had, as it is stored: in English.
type Reason string

// in returns the reason in a language.
func (r Reason) in(l wording.Language) string { return l.Pick(chinese.Of(string(r)), string(r)) }

// Names are names of which a message shows the first few.
type Names []string

// Tell returns a problem of a site in the words of its kind, with args set in; it is new unless the
// last run, which may be nil, had it too, and then is as old as there. An unknown kind is an error of
// the program.
func Tell(last *Summary, p Problem, args ...any) Problem {
	p.Chinese, p.Error = inWords(wording.Chinese, p.Kind, args), inWords(wording.English, p.Kind, args)
	p.New = true
	if last != nil {
		for _, before := range last.Problems {
			if before.Matter() == p.Matter() {
				p.New = false
				if !before.Since.IsZero() {
					p.Since = before.Since
				}
			}
		}
	}
	return p
}

func inWords(l wording.Language, kind string, args []any) string {
	said := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case Phrase:
			said[i] = phrase(l, string(v))
		case Reason:
			said[i] = v.in(l)
		case Names:
			said[i] = v.in(l)
		default:
			said[i] = v
		}
	}
	return phrase(l, "crawl-"+kind+"-detail", said...)
}

// phrase returns a text of the catalogue, or its key where that is not known.
func phrase(l wording.Language, key string, args ...any) string {
	text, err := l.Text(key, args...)
	if err != nil {
		return key
	}
	return text
}

// firstNames is how many names are shown.
const firstNames = 5

func (n Names) in(l wording.Language) string {
	shown, comma := n[:min(len(n), firstNames)], ", "
	if l == wording.Chinese {
		comma = "、"
	}
	text := strings.Join(shown, comma)
	if more := len(n) - len(shown); more > 0 {
		text += phrase(l, "crawl-more", more)
	}
	return text
}

// Heading returns what is said of all problems of a kind, of sites and of documents.
func Heading(l wording.Language, kind string) string {
	for _, key := range []string{"crawl-" + kind, "failure-" + kind} {
		if wording.Known(key) {
			return phrase(l, key)
		}
	}
	return fmt.Sprintf("%s (%s)", phrase(l, "crawl-failure"), kind)
}
