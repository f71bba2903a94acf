package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

func answers(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// A host with a wall is asked five times at most, whatever is linked there, and the fault says what
// was seen.
func TestWallsAreLeftAlone(t *testing.T) {
	const captcha = `<html><title>访问验证</title>请输入验证码后继续访问`
	for _, c := range []struct {
		name    string
		robots  http.HandlerFunc
		page    http.HandlerFunc
		seen    string
		longest int
	}{
		{"a script of status 521", answers(521, "<script>document.cookie=1</script>"), answers(521, ""), "521", 1},
		{"the same, but for robots.txt", says(""), answers(521, ""), "521", 4},
		{"a script of status 412", nil, answers(412, ""), "瑞数", 4},
		{"a firewall", nil, answers(405, "您的访问被拦截"), "firewall", 4},
		{"a firewall that forbids", nil, answers(403, "<html>您的访问可能对网站造成威胁，已被安全狗拦截"), "安全狗", 4},
		{"a captcha of status 200", nil, says(captcha), "访问验证 请输入验证码", 4},
		{"a redirect to a captcha", nil, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/verify" {
				says(captcha)(w, r)
				return
			}
			moved(302, "/verify?from="+r.URL.Path)(w, r)
		}, "验证码", 5},
	} {
		all := map[string]http.HandlerFunc{"/robots.txt": c.robots, "/verify": c.page}
		for i := range 20 {
			all[fmt.Sprintf("/nb/%d.html", i)] = c.page
		}
		s := newServer(t, all)
		transport := newTransport(t)
		for i := range 20 {
			_, err := transport.Get(context.Background(), sites.Request{URL: fmt.Sprintf("%s/nb/%d.html", s.URL, i)}, Ask{Kind: crawldb.Page})
			if kindOf(err) != KindBlocked || i == 0 && !strings.Contains(err.Error(), c.seen) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		if len(s.asked) > c.longest {
			t.Errorf("%s: %d requests: %q", c.name, len(s.asked), s.asked)
		}
	}
}

// A page with a wall between others closes nothing.
func TestOneWallAmongPages(t *testing.T) {
	all := map[string]http.HandlerFunc{}
	for i := range 12 {
		all[fmt.Sprintf("/%d.html", i)] = says("<html>年报")
		if i%3 == 0 {
			all[fmt.Sprintf("/%d.html", i)] = says("<html>请完成安全验证")
		}
	}
	s := newServer(t, all)
	transport := newTransport(t)
	for i := range 12 {
		_, err := transport.Get(context.Background(), sites.Request{URL: fmt.Sprintf("%s/%d.html", s.URL, i)}, Ask{Kind: crawldb.Page})
		if got := kindOf(err) == KindBlocked; got != (i%3 == 0) {
			t.Errorf("page %d: %v", i, err)
		}
	}
}

// A page of status 200 that says that there is none is no page, and is not kept.
func TestSoft404(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"/a.html": says("<html><title>提示</title>您访问的页面不存在或已删除")})
	transport := newTransport(t)
	_, err := transport.Get(context.Background(), sites.Request{URL: s.URL + "/a.html"}, Ask{Kind: crawldb.Document})
	if kindOf(err) != KindGone || !strings.Contains(err.Error(), "不存在") {
		t.Errorf("%v", err)
	}
}

// A body that is packed though no header says so is unpacked, unless a packed file is meant.
func TestPackedWithoutAWord(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, "<html>年报")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	s := newServer(t, map[string]http.HandlerFunc{"/a.html": says(packed.String()), "/a.tar.gz": says(packed.String()),
		"/cut.html": says(packed.String()[:packed.Len()-6])})
	for path, want := range map[string]string{"/a.html": "<html>年报", "/a.tar.gz": packed.String(), "/cut.html": kindTruncated} {
		transport := newTransport(t)
		transport.Patience.Attempts = 1
		got, err := transport.Get(context.Background(), sites.Request{URL: s.URL + path}, Ask{Kind: crawldb.Document})
		said := kindOf(err)
		if err == nil {
			data, err := os.ReadFile(got.Path)
			if err != nil {
				t.Fatal(err)
			}
			said = string(data)
		}
		if said != want {
			t.Errorf("%s: %q, want %q", path, said, want)
		}
	}
}

// A handshake for which there is no common cipher is no passing fault.
func TestOldTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.TLS = &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA}}
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	transport := newTransport(t)
	_, err := transport.Get(context.Background(), sites.Request{URL: s.URL + "/nb/"}, Ask{Kind: crawldb.Page})
	asked := transport.base.requests.Load()
	if kindOf(err) != kindTLS || asked != 1 {
		t.Errorf("%d requests: %v", asked, err)
	}
}
