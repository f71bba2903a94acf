package family

import (
	"errors"
	"fmt"

	"github.com/andybalholm/cascadia"
	"go.yaml.in/yaml/v3"

	"nianbao/cmd/internal/crawl/textpattern"
)

// A definition says how the sites of a family present their lists.
type definition struct {
	ID    string `yaml:"id"`
	About string `yaml:"about"` // whose system it is
	Order int    `yaml:"order"` // in which marks are looked for, the lowest first; 0 by default
	// Views are the kinds of pages that the family's lists consist of: the page of a column, and
	// what its script asks for. A page is of the first view of which it has all marks.
	Views []view `yaml:"views"`
	// Links are addresses that only the scripts of the family's sites know.
	Links []scriptedLink `yaml:"links"`
}

// A view is a kind of page.
type view struct {
	Name  string `yaml:"name"`
	Marks marks  `yaml:"marks"`
	// Values are taken from the page; what it does not say is taken from the context. All are
	// given on to the pages that are asked for.
	Values map[string][]source `yaml:"values"`
	// Lists finds where the parts of the page begin that have a list of their own each, and reach to the
	// next; without it, the page has one list.
	Lists *pattern `yaml:"lists"`
	// Each finds the parts of the page that ask for a list of their own each: values are looked for
	// in each of them. Without it, they are looked for in the whole page.
	Each *pattern `yaml:"each"`
	// Content leads from the page to the text in which the records stand, step by step.
	Content   []step    `yaml:"content"`
	Records   recordsOf `yaml:"records"`
	Announced []source  `yaml:"announced"` // how many records all parts have together
	Asks      []ask     `yaml:"asks"`
	Around    bool      `yaml:"around"`   // links beside the records are read, too
	Pager     bool      `yaml:"pager"`    // links to further parts stand on the page
	PostBack  *postBack `yaml:"postback"` // forms lead to further parts
	Services  bool      `yaml:"services"` // scripts ask services for the list
}

// marks are what a page of a view has: all that are named.
type marks struct {
	Media  *pattern  `yaml:"media"`  // its media type
	Path   *pattern  `yaml:"path"`   // its address, without the host
	Text   *pattern  `yaml:"text"`   // its text as it was sent
	Select *selector `yaml:"select"` // an element
	JSON   string    `yaml:"json"`   // a place that is not null
}

// A source is where a value stands.
type source struct {
	Text   *pattern  `yaml:"text"`   // in the page's text: the first group
	Path   *pattern  `yaml:"path"`   // in the address, without the host: the first group
	Query  string    `yaml:"query"`  // in the query of the address, or in the form that was sent
	Select *selector `yaml:"select"` // the text of the first such element, or
	Attr   string    `yaml:"attr"`   // this attribute of it
	JSON   string    `yaml:"json"`   // data.html, list.0.url
	Value  string    `yaml:"value"`  // a template over the values that come before in the alphabet
}

// A step leads from a text to those that stand in it.
type step struct {
	Select *selector `yaml:"select"` // the text of such elements
	JSON   string    `yaml:"json"`   // a string in JSON, or in a call with JSON as its argument
	CDATA  string    `yaml:"cdata"`  // what stands in <![CDATA[…]]> of elements of XML of that name
	After  *pattern  `yaml:"after"`  // what stands behind each place where this is found
}

// recordsOf says where records stand.
type recordsOf struct {
	Select *selector `yaml:"select"` // elements of HTML in which each link is a record
	JSON   string    `yaml:"json"`   // a list; the fields are templates over its objects and the values
	Nested bool      `yaml:"nested"` // the objects in the objects count, too
	// Of each field, the first template counts of which all names are there.
	Address []string `yaml:"address"`
	Text    []string `yaml:"text"`
	Title   []string `yaml:"title"`
	Date    []string `yaml:"date"`
	Below   bool     `yaml:"below"`  // links to what lies below the page's folder are in the list
	Only    *pattern `yaml:"only"`   // in the text; of a list in JSON
	Within  *pattern `yaml:"within"` // in the text of one whose objects are let through, too
}

// An ask is how further pages are asked for. One with a name that has no value is not made.
type ask struct {
	URL  string            `yaml:"url"`
	Form map[string]string `yaml:"form"`
	JSON string            `yaml:"json"`
	// Pages says which pages are asked for; without it, one is.
	Pages *pages `yaml:"pages"`
	// Otherwise leaves the ask to pages on which no other way to further parts was found.
	Otherwise bool `yaml:"otherwise"`
}

// pages are numbers of pages, of {page}. Templates give numbers, or sums of products:
// {perPage}*{groupSize}; {records} is how many records the page has. Only the first part asks for the
// others.
type pages struct {
	First  string `yaml:"first"`  // number of the first part, 1 unless given
	Itself bool   `yaml:"itself"` // the first is asked for, too: the page is the frame of a list alone
	Count  string `yaml:"count"`  // how many parts there are; or
	Total  string `yaml:"total"`  // how many records there are, and
	Size   string `yaml:"size"`   // how many a part has
	// Onward asks for the next page alone, by each part that has records, where nothing of that is known.
	Onward bool `yaml:"onward"`
}

// A scriptedLink turns a call in a link into an address.
type scriptedLink struct {
	Call    *pattern `yaml:"call"`
	Address string   `yaml:"address"` // with $1 for the first group
}

// A pattern is a regular expression.
type pattern = textpattern.Pattern

// A selector is one of CSS.
type selector struct{ cascadia.Selector }

// UnmarshalYAML compiles the selector.
func (s *selector) UnmarshalYAML(node *yaml.Node) error {
	compiled, err := cascadia.Compile(node.Value)
	if err != nil {
		return fmt.Errorf("line %d: %w", node.Line, err)
	}
	s.Selector = compiled
	return nil
}

func (f *definition) check() error {
	var faults []error
	if f.ID == "" {
		faults = append(faults, errors.New("it has no id"))
	}
	if len(f.Views) == 0 {
		faults = append(faults, errors.New("it has no views"))
	}
	return errors.Join(faults...)
}
