package markup_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract"
)

// What a page says of itself by name is handed on as it stands, with its line, and is no
// text of the page.
func TestMetadata(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"of the head", "<html><head>\n<meta name=\"ArticleTitle\" content=\" 某区 年报 \"/>\n<meta name='SiteIDCode' content=3213220037>\n<title>页</title></head><p>a",
			"2 ArticleTitle=某区 年报; 3 SiteIDCode=3213220037"},
		{"a property", "<head><meta property=og:site_name content=某区>\n</head><p>a", "1 og:site_name=某区"},
		{"of a page within the page", "<html><head><meta name=a content=1></head><body>\n<div><meta name=SiteName content=某县>\n<p>a", "1 a=1; 2 SiteName=某县"},
		{"what says nothing", "<head><meta charset=utf-8><meta name=a content=' '><meta http-equiv=x content=y><meta content=z></head><p>a", ""},
		{"with markup in it", "<head><meta name=a content='某局&lt;br/&gt;2023年&amp;nbsp;年报'></head><p>a", "1 a=某局 2023年 年报"},
		{"characters", "<head><meta name=a content='&#x4E00;\u200b&nbsp;二&amp;'></head><p>a", "1 a=一 二&"},
	} {
		doc, err := extract.Read(context.Background(), "page.html", []byte(c.page), extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, m := range doc.Metadata {
			got = append(got, fmt.Sprintf("%d %s=%s", m.Place.Line, m.Name, m.Content))
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if text := outline(doc); text != "a" {
			t.Errorf("%s: the text is %q", c.name, text)
		}
	}
	for name, page := range map[string]string{
		"in the head": "<head><title>某局2023年年报</title></head><p>a<title>另一页</title>", "in the body": "<body><title> 某局2023年年报\n</title><p>a",
		"of a picture": "<body><svg><title>图</title></svg><title>某局2023年年报</title><p>a",
	} {
		doc, err := extract.Read(context.Background(), "page.html", []byte(page), extract.Options{})
		if err != nil || doc.Title != "某局2023年年报" || outline(doc) != "a" {
			t.Errorf("%s: the title is %q, the text %q, %v", name, doc.Title, outline(doc), err)
		}
	}
	many := "<head>" + strings.Repeat("<meta name=a content='"+strings.Repeat("字", 1000)+"'>", 1000) + "</head><p>a"
	doc, err := extract.Read(context.Background(), "page.html", []byte(many), extract.Options{})
	if err != nil || len(doc.Metadata) != 100 || len([]rune(doc.Metadata[0].Content)) != 300 {
		t.Errorf("metadata without bounds: %d, %v", len(doc.Metadata), err)
	}
}
