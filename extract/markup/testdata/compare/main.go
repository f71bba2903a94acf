// Command compare measures what is read of web pages as they are, and what of them after a library
// has taken out what it holds for furniture:
//
//	go run . [-all] PAGE...
//
// It counts the figures in cells, those of tables of their own (the report of ../systems, or with
// -all any), the tables that have them, the figures of furniture (90xx in ../systems), the titles,
// and the time. It is a module of its own, so that the program does not depend on the libraries.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
)

const title = "洪泽区园林局2023年政府信息公开工作年度报告"

var (
	published   = &url.URL{Scheme: "https", Host: "www.example.gov.cn", Path: "/nb/1.html"}
	ofReport    = regexp.MustCompile(`^(10[1-6]|107\.5|11[1-4]|450)$`)
	ofAny       = regexp.MustCompile(`^[+-]?\d[\d,.]*$`)
	ofFurniture = regexp.MustCompile(`\b90\d\d\b`)
)

// A way leaves of a page what it holds for the article, with the title that it found.
type way struct {
	name string
	take func(page []byte) (article []byte, title string, err error)
}

var ways = []way{
	{"as it is", func(page []byte) ([]byte, string, error) { return page, "", nil }},
	{"readability", func(page []byte) ([]byte, string, error) {
		a, err := readability.FromReader(bytes.NewReader(page), published)
		if err != nil {
			return nil, "", err
		}
		return rendered(a.Node, a.Title()), a.Title(), nil
	}},
	{"trafilatura", func(page []byte) ([]byte, string, error) {
		r, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{OriginalURL: published, EnableFallback: true, ExcludeComments: true})
		if err != nil {
			return nil, "", err
		}
		return rendered(r.ContentNode, r.Metadata.Title), r.Metadata.Title, nil
	}},
}

func rendered(n *html.Node, title string) []byte {
	var page bytes.Buffer
	page.WriteString("<!doctype html><html><head><meta charset=utf-8></head><body><h1>" + title + "</h1>")
	if n != nil {
		_ = html.Render(&page, n) // a buffer takes all
	}
	return page.Bytes()
}

// A count is what was read of pages.
type count struct {
	pages, refused, figures, tables, furniture, titles, others int
	took                                                       time.Duration
}

func main() {
	figure := ofReport
	all := flag.Bool("all", false, "count any figure")
	flag.Parse()
	if *all {
		figure = ofAny
	}
	whose := map[string]string{} // by page as it is
	for _, w := range ways {
		var c count
		for _, file := range flag.Args() {
			page, err := os.ReadFile(file)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			told := c.read(w, page, figure)
			if w.name == ways[0].name {
				whose[file] = told
			} else if told != whose[file] {
				c.others++
			}
		}
		fmt.Printf("%-12s %d pages, %d refused: %d figures in %d tables, %d of furniture, %d titles, %d other reports, %v a page\n",
			w.name, c.pages, c.refused, c.figures, c.tables, c.furniture, c.titles, c.others, (c.took / time.Duration(max(c.pages, 1))).Round(100*time.Microsecond))
	}
}

// read counts what is read of a page in a way, and returns whose report it is.
func (c *count) read(w way, page []byte, figure *regexp.Regexp) (whose string) {
	c.pages++
	start := time.Now()
	article, found, err := w.take(page)
	var doc *document.Document
	if err == nil {
		doc, err = extract.Read(context.Background(), "page.html", article, extract.Options{Titles: normalize.SectionTitles()})
	}
	c.took += time.Since(start)
	if err != nil {
		c.refused++
		return ""
	}
	if r, err := normalize.Normalize(doc); err == nil {
		whose = fmt.Sprint(r.Organ, r.Region.Code, r.Year, r.Published)
		if found == "" {
			found = r.Title
		}
	}
	if strings.Contains(found, title) {
		c.titles++
	}
	text := found
	for _, s := range doc.Sections {
		text += "\n" + s.Title
		for _, b := range s.Blocks {
			text += "\n" + b.Paragraph
			if b.Table == nil {
				continue
			}
			before := c.figures
			for _, cell := range b.Table.Cells {
				text += "\n" + cell.Text
				if figure.MatchString(strings.TrimSpace(cell.Text)) {
					c.figures++
				}
			}
			if c.figures > before {
				c.tables++
			}
		}
	}
	c.furniture += len(ofFurniture.FindAllString(text, -1))
	return whose
}
