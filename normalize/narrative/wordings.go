package narrative

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"nianbao/normalize/datafile"
	"nianbao/normalize/form"
)

//go:embed wordings.json
var wordingsJSON []byte

// wordings are the words of wordings.json with their expressions.
type wordings struct {
	Part       []string `json:"part"`       // begins what a clause, and the rest of its sentence, states of a part or of another year
	Cumulative string   `json:"cumulative"` // of all years together
	Added      string   `json:"added"`      // of this year, beside a figure of all years
	Channel    string   `json:"channel"`    // by one way of publishing
	Subject    string   `json:"subject"`    // the way itself is said to publish
	Social     string   `json:"social"`     // accounts of social media alone, however many
	Continued  string   `json:"continued"`  // begins a clause on the way that the clause before named with a figure
	Channels   string   `json:"channels"`   // tells, within it, that there are several
	Way        string   `json:"way"`        // of publishing, that a sentence names
	Unsaid     string   `json:"unsaid"`     // begins a clause that does not say who published, nor in which way
	Every      string   `json:"every"`      // tells that they are all the ways there are, beside others that are counted
	All        string   `json:"all"`        // says that a clause after a channel is on the whole
	Narrower   string   `json:"narrower"`   // organs below the one that reports
	Wider      string   `json:"wider"`      // says that they are all of them
	Cause      string   `json:"cause"`      // begins what a dispute arose from
	Outcome    string   `json:"outcome"`    // of a dispute, which is a part of them
	Ways       string   `json:"ways"`       // in which an application comes in
	Denial     string   `json:"denial"`
	NoneOfOne  string   `json:"none_of_one"` // denies that there was as much as one
	Parts      string   `json:"parts"`       // into which something is divided, which are no figure of it

	Statements map[string]*wording `json:"statements"` // by the code of a form.Statement

	Publication string `json:"publication"` // any figure of what was made public
	Total       string `json:"total"`       // what such figures of a sentence come to

	cumulative, added, channel, subject, social, continued, channels, way, unsaid, every, all, narrower, wider, cause, publication, total, noneOfOne, parts *regexp.Regexp
}

// A wording is how one figure is stated.
type wording struct {
	// Needs are words of which a clause has one that states the figure or denies it.
	Needs     []string `json:"needs"`
	Stated    []string `json:"stated"`
	Loose     []string `json:"loose"` // counts only where nothing else states the figure
	List      string   `json:"list"`  // a figure of several things together: for each it holds where it is 0
	None      []string `json:"none"`
	Not       string   `json:"not"`       // a clause with it states no "none"
	Within    string   `json:"context"`   // the sentence or its chapter's title must have it, for a "none"
	Published bool     `json:"published"` // what is published by one channel is a part of it
	// Dispute is told of a figure that is no part of the one before 其中: 申请28件,其中行政复议1件.
	Dispute bool `json:"dispute"`
	// BeforeDispute cuts the clause where it comes to a dispute and to what that arose from:
	// 未发生因信息公开申请引发的行政复议 says nothing of applications.
	BeforeDispute bool `json:"before_dispute"`

	form.Statement
	stated, loose, none []*regexp.Regexp
	list, not, within   *regexp.Regexp
}

// figureExpr is a figure: digits, or a numeral in characters.
const figureExpr = `([0-9][0-9,]*(?:\.[0-9]+)?|[一二两三四五六七八九十]{1,3})`

// load reads the embedded file once.
var load = sync.OnceValue(func() *wordings {
	w := new(wordings)
	datafile.Read("wordings.json", wordingsJSON, w)
	fill := strings.NewReplacer("{N}", figureExpr, "{scale}", `(余|多)?(万|亿)?(余|多)?`,
		"{items}", `(?:条次|[条件份项篇个次])`, "{cases}", `(?:人次|[件条份项宗起例次个封])`,
		"{ways}", w.Ways, "{outcome}", w.Outcome, "{denial}", `(?:`+w.Denial+`)`)
	compile := func(pattern string) *regexp.Regexp {
		if pattern == "" {
			return nil
		}
		return regexp.MustCompile(fill.Replace(pattern))
	}
	each := func(patterns []string) (list []*regexp.Regexp) {
		for _, p := range patterns {
			list = append(list, compile(p))
		}
		return list
	}
	w.cumulative, w.added = compile(w.Cumulative), compile(w.Added)
	w.channel, w.subject, w.continued, w.channels = compile(w.Channel), compile(w.Subject), compile(w.Continued), compile(w.Channels)
	w.total, w.every = compile(w.Total), compile(w.Every)
	w.social, w.way, w.unsaid = compile(w.Social), compile(w.Way), compile(w.Unsaid)
	w.publication, w.noneOfOne, w.parts = compile(w.Publication), compile(w.NoneOfOne), compile(w.Parts)
	w.all, w.narrower, w.wider, w.cause = compile(w.All), compile(w.Narrower), compile(w.Wider), compile(w.Cause)
	for _, s := range form.Statements() {
		x := w.Statements[s.Code]
		x.Statement = s
		x.stated, x.loose, x.none = each(x.Stated), each(x.Loose), each(x.None)
		x.list, x.not, x.within = compile(x.List), compile(x.Not), compile(x.Within)
	}
	return w
})
