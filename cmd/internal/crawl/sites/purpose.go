package sites

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// A Link is what a page offers to be followed.
type Link struct {
	Address string // as it is asked for
	Text    string // what a reader sees
	Title   string // what its title says, or the row of a link that says nothing itself
	Date    string // of publication as printed beside it, "" for none
	Onward  bool   // the page itself leads there: a redirect of its own, a frame
	InList  bool   // it stands in the list of the page and not in what is around it
	Choice  bool   // it is one of those to choose from, beside the list
	// InColumn says that it stands in a column of annual reports, whatever the page is of that has it.
	InColumn bool
}

// A Purpose says what a link is followed for.
type Purpose int

// The purposes.
const (
	Ignored    Purpose = iota
	ToDocument         // it leads to a report
	ToList             // to another list
	ToPart             // to another part of the same list
)

// A Judgment is what a link is followed for, and why.
type Judgment struct {
	Purpose Purpose
	Reason  Reason
	Year    int // of the report, by the text or else by the list; 0 if neither says
}

// A Reason says what a judgment goes by.
type Reason string

// The reasons.
const (
	ByText     Reason = "text"      // the text is that of a report, of a list, of a further part
	ByColumn   Reason = "column"    // the text is what suffices in a column of annual reports
	ByFile     Reason = "file"      // the name of the file says so
	ByOrgan    Reason = "organ"     // the text is an organ's name, on a platform of many
	ByAddress  Reason = "address"   // the address is that of a column
	ByPage     Reason = "page"      // the page leads there by itself
	Excluded   Reason = "excluded"  // a pattern excludes the text
	OtherPaper Reason = "other"     // it is a report of another kind
	SaysNo     Reason = "no-report" // nothing says that it leads to a report
)

// PurposeOf tells what a link on a list page is for.
func (r *Rules) PurposeOf(l Link, target *url.URL, in Place) Judgment {
	in.Column = in.Column || l.InColumn
	j := r.judge(l, target, in)
	if j.Purpose == ToDocument {
		if j.Year = YearOf(l.Name()); j.Year == 0 {
			j.Year = in.Year
		}
	}
	return j
}

func (r *Rules) judge(l Link, target *url.URL, in Place) Judgment {
	file, isFile := FileOf(target)
	name := l.Name()
	switch {
	case r.matches(r.Exclude, name):
		return Judgment{Reason: Excluded}
	case isOther(normal(name)):
		return Judgment{Reason: OtherPaper}
	case r.matches(r.Documents, name):
		return leadsTo(target, isFile, in, l, ByText)
	}
	if named := fileNameIn(file); named != "" && !r.matches(r.Exclude, named) && !isOther(normal(named)) && r.matches(r.Documents, named) {
		return Judgment{Purpose: ToDocument, Reason: ByFile}
	}
	switch {
	case l.Onward:
		return Judgment{Purpose: ToPart, Reason: ByPage}
	case r.matches(r.Next, name):
		return Judgment{Purpose: ToPart, Reason: ByText}
	case in.Column && r.sufficesInColumn(l, target, isFile):
		return leadsTo(target, isFile, in, l, ByColumn)
	case isFile:
		return Judgment{Reason: SaysNo}
	case in.Organs && (l.InList || l.Choice) && lore().Organ.match(normal(name)) && !isHome(target) && !isArticle(target):
		return Judgment{Purpose: ToList, Reason: ByOrgan}
	case r.matches(r.Follow, name) && !isArticle(target) && (!in.Column || lore().Column.match(normal(name))):
		return Judgment{Purpose: ToList, Reason: ByText}
	case lore().Folder.match(target.Path) && !isArticle(target) && !in.Column:
		return Judgment{Purpose: ToList, Reason: ByAddress}
	}
	return Judgment{Reason: SaysNo}
}

// Name returns what is said of a link: its title, where that says more than its text does.
func (l Link) Name() string {
	if len(strings.TrimRight(l.Title, ".…")) > len(strings.TrimRight(l.Text, ".…")) {
		return l.Title
	}
	return l.Text
}

// sufficesInColumn reports whether so little suffices in a column of annual reports: a year or the
// name of an organ in its list, or what the rules say.
func (r *Rules) sufficesInColumn(l Link, target *url.URL, isFile bool) bool {
	if r.InColumn == nil {
		return false
	}
	name := normal(l.Name())
	switch {
	case r.matches(r.InColumn, name), lore().Year.match(name):
		return true
	}
	organ := besidesOrgan.ReplaceAllString(name, "")
	if !l.InList && !l.Choice { // tabs of a column stand beside its list
		return lore().Group.match(organ) && lore().Folder.match(target.Path)
	}
	return isFile || (lore().Organ.match(organ) || lore().Group.match(organ)) && !isHome(target)
}

// besidesOrgan is a year beside the name of an organ: 某局_2023年.
var besidesOrgan = regexp.MustCompile(`[-_—:：(（\[【]?20[0-3]\d年?度?[-_—:：)）\]】]?`)

// isHome reports whether an address is that of a site as a whole.
func isHome(u *url.URL) bool {
	return u.RawQuery == "" && (u.Path == "" || u.Path == "/" || strings.Count(u.Path, "/") == 1 && isList(u))
}

// leadsTo tells a report from a list of reports with the same text: 2023年 or 某局 can be either,
// and a column is called as what it holds.
func leadsTo(target *url.URL, isFile bool, in Place, l Link, by Reason) Judgment {
	name := normal(l.Name())
	isNamed := YearOf(name) != 0 && (!lore().Year.match(name) || strings.Contains(name, "报")) // a year and more than that
	switch {
	case isFile, isArticle(target), NamesFile(target), isNamed && (by == ByText || !isList(target)):
		return Judgment{Purpose: ToDocument, Reason: by}
	case isList(target), l.Date == "":
		return Judgment{Purpose: ToList, Reason: by}
	}
	return Judgment{Purpose: ToDocument, Reason: by}
}

// fileNameIn returns the name of a file as its address has it, in the path or in the query; "" for
// a page.
func fileNameIn(u *url.URL) string {
	if isFile(u.Path) {
		return Decoded(path.Base(u.EscapedPath()))
	}
	for _, values := range u.Query() {
		for _, v := range values {
			if isFile(v) {
				return Decoded(path.Base(v))
			}
		}
	}
	return ""
}

// matches reports whether one of the patterns is in a text as it is or without its spaces.
func (r *Rules) matches(list []pattern, text string) bool {
	if text == "" || matchesAny(list, text) {
		return text != ""
	}
	plain := normal(text)
	return plain != text && matchesAny(list, plain)
}
