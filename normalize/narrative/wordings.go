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
	Spelled  [][2]string `json:"spelled"`  // how something is written, and how the wordings below have it
	Undenied string      `json:"undenied"` // words with a character that denies, in which it denies nothing
	// ForeignDisputes are named as those that disclosure gives rise to are, in part.
	ForeignDisputes string `json:"foreign_disputes"`

	Part       []string `json:"part"`       // begins what a clause, and the rest of its sentence, states of a part
	Earlier    []string `json:"earlier"`    // begins what they state of another year
	OtherYear  string   `json:"other_year"` // joins what is of another year to a figure: 收到申请57件以及2019年转办申请2件
	Cumulative string   `json:"cumulative"` // of all years together
	Added      string   `json:"added"`      // of this year, beside a figure of all years
	OfYears    string   `json:"of_years"`   // a figure of all years that the one of a year is told as a part of
	// Division states all that was disclosed and divides it into what was so unasked and what was applied for.
	Division   string `json:"division"`
	OfYear     string `json:"of_year"` // begins a clause that is on the year, whatever was before
	Aside      string `json:"aside"`   // of a clause that states no figure of a year: a plan, an average
	PartOfYear string `json:"part_of_year"`
	About      string `json:"about"`     // ends what stands before a rounded figure
	OrSo       string `json:"or_so"`     // begins what stands behind one
	Channel    string `json:"channel"`   // by one way of publishing
	Subject    string `json:"subject"`   // the way itself is said to publish
	Social     string `json:"social"`    // accounts of social media alone, however many
	Continued  string `json:"continued"` // begins a clause on the way that the clause before named with a figure
	Channels   string `json:"channels"`  // tells, within it, that there are several
	Way        string `json:"way"`       // of publishing, that a sentence names
	Unsaid     string `json:"unsaid"`    // begins a clause that does not say who published, nor in which way
	Every      string `json:"every"`     // tells that they are all the ways there are, beside others that are counted
	All        string `json:"all"`       // says that a clause after a channel is on the whole
	Narrower   string `json:"narrower"`  // organs below the one that reports
	Wider      string `json:"wider"`     // says that they are all of them
	Cause      string `json:"cause"`     // begins what a dispute arose from
	Arisen     string `json:"arisen"`    // a denial, up to a dispute, of what arose from what it names
	Outcome    string `json:"outcome"`   // of a dispute, which is a part of them
	Ways       string `json:"ways"`      // in which an application comes in
	Kinds      string `json:"kinds"`     // of applications
	Applicant  string `json:"applicant"` // of one kind, beside which the form of the report has others
	Handled    string `json:"handled"`   // of what an organ does with an application
	Some       string `json:"some"`      // of the applications, which are no more than those named before
	Count      string `json:"count"`     // what may stand between information and how much of it there is
	Asked      string `json:"asked"`     // the same, of applications
	Askers     string `json:"askers"`    // who applies, and how
	Denial     string `json:"denial"`
	NoneOfOne  string `json:"none_of_one"` // denies that there was as much as one
	Parts      string `json:"parts"`       // into which something is divided, which are no figure of it

	Statements map[string]*wording `json:"statements"` // by the code of a form.Statement

	Publication string `json:"publication"` // any figure of what was made public
	Total       string `json:"total"`       // what such figures of a sentence come to

	spelled *strings.Replacer

	undenied, foreignDisputes, otherYear, division, ofYears, ofYear, aside, partOfYear, about, orSo, arisen *regexp.Regexp

	cumulative, added, channel, subject, social, continued, channels, way, unsaid, every, all, narrower, wider, cause, publication, total, noneOfOne, parts *regexp.Regexp
}

// A wording is how one figure is stated.
type wording struct {
	// Needs are words of which a clause has one that states the figure or denies it.
	Needs     []string `json:"needs"`
	Stated    []string `json:"stated"`
	Loose     []string `json:"loose"`   // counts only where nothing else states the figure
	OfSite    []string `json:"of_site"` // what was disclosed on a site, in looser words
	List      string   `json:"list"`    // a figure of several things together: for each it holds where it is 0
	None      []string `json:"none"`
	Not       string   `json:"not"`       // a clause with it states no "none"
	Within    string   `json:"context"`   // the sentence, its chapter's title or its heading must have it
	Carried   string   `json:"carried"`   // says in brackets that a figure has those carried over in it
	Published bool     `json:"published"` // what is published by one channel is a part of it
	// Dispute is told of a figure that is no part of the one before 其中: 申请28件,其中行政复议1件.
	Dispute bool `json:"dispute"`
	// Foreign tells what is worded like the figure and is none; Doubtful, what may be on
	// a part of it only.
	Foreign  []rule `json:"foreign"`
	Doubtful []rule `json:"doubtful"`
	// Apart are the kinds into which it is divided, so that the figures of two of them are each of a part.
	Apart []string `json:"apart"`
	// BeforeDispute cuts the clause where it comes to a dispute and to what that arose from:
	// 未发生因信息公开申请引发的行政复议 says nothing of applications.
	BeforeDispute bool `json:"before_dispute"`

	form.Statement
	stated, loose, none, apart, ofSite []*regexp.Regexp
	list, not, within, carried         *regexp.Regexp
}

// figureExpr is a figure: digits, or a numeral in characters.
const figureExpr = `([0-9][0-9,]*(?:\.[0-9]+)?|[一二两三四五六七八九十百零〇]{1,6})`

// load reads the embedded file once.
var load = sync.OnceValue(func() *wordings {
	w := new(wordings)
	datafile.Read("wordings.json", wordingsJSON, w)
	fill := strings.NewReplacer("{N}", figureExpr, "{scale}", `(余|多)?(万|亿)?(余|多)?`,
		"{items}", `(?:条次|[条件份项篇个次])`, "{cases}", `(?:人次|[件条份项宗起例次个封])`,
		"{ways}", w.Ways, "{outcome}", w.Outcome, "{denial}", `(?:`+w.Denial+`)`,
		"{count}", w.Count, "{asked}", w.Asked, "{askers}", w.Askers)
	compile := func(pattern string) *regexp.Regexp {
		if pattern == "" {
			return nil
		}
		pattern = strings.NewReplacer("{kinds}", w.Kinds, "{applicant}", w.Applicant, "{some}", w.Some, "{handled}", w.Handled).Replace(pattern)
		return regexp.MustCompile(fill.Replace(pattern))
	}
	rules := func(list []rule) {
		for i := range list {
			r := &list[i]
			r.clause, r.other, r.sentence, r.unless, r.before, r.printed = compile(r.Clause), compile(r.Other), compile(r.Sentence), compile(r.Unless), compile(r.Before), compile(r.Printed)
		}
	}
	each := func(patterns []string) (list []*regexp.Regexp) {
		for _, p := range patterns {
			list = append(list, compile(p))
		}
		return list
	}
	var pairs []string
	for _, pair := range w.Spelled {
		pairs = append(pairs, pair[:]...)
	}
	w.spelled = strings.NewReplacer(pairs...)
	w.undenied, w.foreignDisputes, w.ofYear = compile(w.Undenied), compile(w.ForeignDisputes), compile(w.OfYear)
	w.otherYear = compile(w.OtherYear)
	w.arisen, w.division, w.ofYears = compile(w.Arisen), compile(w.Division), compile(w.OfYears)
	w.aside, w.partOfYear, w.about, w.orSo = compile(w.Aside), compile(w.PartOfYear), compile(w.About), compile(w.OrSo)
	w.cumulative, w.added = compile(w.Cumulative), compile(w.Added)
	w.channel, w.subject, w.continued, w.channels = compile(w.Channel), compile(w.Subject), compile(w.Continued), compile(w.Channels)
	w.total, w.every = compile(w.Total), compile(w.Every)
	w.social, w.way, w.unsaid = compile(w.Social), compile(w.Way), compile(w.Unsaid)
	w.publication, w.noneOfOne, w.parts = compile(w.Publication), compile(w.NoneOfOne), compile(w.Parts)
	w.all, w.narrower, w.wider, w.cause = compile(w.All), compile(w.Narrower), compile(w.Wider), compile(w.Cause)
	for _, s := range form.Statements() {
		x := w.Statements[s.Code]
		x.Statement = s
		x.stated, x.loose, x.none, x.apart, x.ofSite = each(x.Stated), each(x.Loose), each(x.None), each(x.Apart), each(x.OfSite)
		rules(x.Foreign)
		rules(x.Doubtful)
		x.list, x.not, x.within, x.carried = compile(x.List), compile(x.Not), compile(x.Within), compile(x.Carried)
	}
	return w
})
