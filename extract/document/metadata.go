package document

// A Meta is one pair of name and content that a file says of itself beside its text, as
// the head of a web page does: "ArticleTitle", "og:site_name". What a name stands for is
// for others to know.
type Meta struct {
	Name    string // as the file has it
	Content string // one line, never empty
	Place   Place
}
