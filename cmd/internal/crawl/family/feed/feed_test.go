package feed

import (
	"reflect"
	"testing"
)

// Feeds of all versions say the same.
func TestParse(t *testing.T) {
	want := Feed{Title: "政府信息公开年报", Column: "https://www.qingyuan.example/nb/", Entries: []Entry{
		{"https://www.qingyuan.example/nb/1.html", "清源县水务局2023年政府信息公开年报", "2024-01-22"}, {"/nb/2.html", "清源县教育局2023年政府信息公开年报", ""}}}
	for name, text := range map[string]string{
		"RSS 2": `<?xml version="1.0" encoding="GB2312"?><!-- cms --><rss version="2.0"><channel><title>政府信息公开年报</title><link>https://www.qingyuan.example/nb/</link><description>x</description>
<item><title><![CDATA[清源县水务局<font color="red">2023年</font>政府信息公开年报]]></title><link>https://www.qingyuan.example/nb/1.html</link><pubDate>Mon, 22 Jan 2024 08:00:00 +0800</pubDate></item>
<item><title>清源县教育局2023年政府信息公开年报</title><link>/nb/2.html</link></item></channel></rss>`,
		"RSS 1": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>政府信息公开年报</title><link>https://www.qingyuan.example/nb/</link></channel>
<item><title>清源县水务局2023年政府信息公开年报</title><link>https://www.qingyuan.example/nb/1.html</link><dc:date>2024-01-22T08:00:00+08:00</dc:date></item>
<item><title>清源县教育局2023年政府信息公开年报</title><link>/nb/2.html</link></item></rdf:RDF>`,
		"Atom": `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>政府信息公开年报</title><link rel="self" href="https://www.qingyuan.example/atom.xml"/><link href="https://www.qingyuan.example/nb/"/>
<entry><title type="html">清源县水务局2023年政府信息公开年报</title><link rel="alternate" href="https://www.qingyuan.example/nb/1.html"/><updated>2024-01-22T08:00:00Z</updated></entry>
<entry><title>清源县教育局2023年政府信息公开年报</title><link href="/nb/2.html"/></entry></feed>`,
		"cut": `<rss version="2.0"><channel><title>政府信息公开年报</title><link>https://www.qingyuan.example/nb/</link>
<item><title>清源县水务局2023年政府信息公开年报</title><link>https://www.qingyuan.example/nb/1.html</link><pubDate>2024-01-22</pubDate></item>
<item><title>清源县教育局2023年政府信息公开年报</title><guid>/nb/2.html</guid><link>/nb/2.html</link></item><item><tit`,
	} {
		got, ok := Parse(text)
		if !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
	for _, text := range []string{"<html><body><rss>", `<?xml version="1.0"?><urlset></urlset>`, "{}", ""} {
		if got, ok := Parse(text); ok {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
