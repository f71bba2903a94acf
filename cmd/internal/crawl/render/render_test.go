package render

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// open returns a browser, or skips the test where there is none.
func open(t *testing.T) *Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	b := New("", slog.New(slog.DiscardHandler))
	if _, err := b.program(); err != nil {
		t.Skip(err)
	}
	t.Cleanup(b.Close)
	return b
}

const address = "https://www.qingyuan.example/nb/index.html?x=年报"

// A page is had as it is when its scripts have asked for what they show, and the browser has asked nobody itself.
func TestRender(t *testing.T) {
	b := open(t)
	mine := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the browser asked by itself") }))
	defer mine.Close()
	files := map[string]Answer{
		"https://www.qingyuan.example/js/list.js":      {"application/javascript", []byte(`fetch("/api/list?page=1").then(r => r.json()).then(l => { document.getElementById("list").innerHTML = l.map(o => '<li><a href="' + o.url + '">' + o.title + '</a></li>').join(""); });`)},
		"https://www.qingyuan.example/api/list?page=1": {"application/json", []byte(`[{"url":"/nb/1.html","title":"清源县2023年年报"}]`)},
	}
	var asked []Request
	var mu sync.Mutex
	ask := func(_ context.Context, r Request) (Answer, error) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r)
		if a, ok := files[r.URL]; ok {
			return a, nil
		}
		return Answer{}, errors.New("404")
	}
	page, err := b.Render(context.Background(), address, `<html><head><link rel="stylesheet" href="/a.css"><title>年报</title></head><body><ul id="list"></ul><img src="/a.png"><iframe src="`+mine.URL+`/frame"></iframe>
<script>alert("欢迎"); new WebSocket("`+strings.Replace(mine.URL, "http", "ws", 1)+`"); new Worker(URL.createObjectURL(new Blob(["fetch('`+mine.URL+`/worker')"])));
var x = new XMLHttpRequest(); x.open("POST", "/gone"); x.setRequestHeader("Content-Type", "application/json"); x.send('{"年":1}');</script><script src="/js/list.js"></script></body></html>`, ask, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.HTML, `<li><a href="/nb/1.html">清源县2023年年报</a></li>`) || page.Refused < 2 || page.Left != "" {
		t.Errorf("%+v", page)
	}
	slices.Sort(page.Asked)
	if want := []string{mine.URL + "/worker", "https://www.qingyuan.example/api/list?page=1", "https://www.qingyuan.example/gone", "https://www.qingyuan.example/js/list.js"}; !slices.Equal(page.Asked, want) {
		t.Errorf("asked for %q", page.Asked)
	}
	if i := slices.IndexFunc(asked, func(r Request) bool { return r.Method == "POST" }); i < 0 || asked[i].Body != `{"年":1}` || asked[i].MediaType != "application/json" {
		t.Errorf("%+v", asked)
	}
}

// What a page asks for is bounded, and it stays where it is.
func TestBounds(t *testing.T) {
	b := open(t)
	limits := DefaultLimits()
	limits.Requests, limits.Whole = 5, 20*time.Second
	ask := func(context.Context, Request) (Answer, error) {
		return Answer{MediaType: "text/plain", Body: []byte("1")}, nil
	}
	page, err := b.Render(context.Background(), address, `<p id="p">在</p><script>document.cookie = "wall=1";
Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8].map(n => fetch("/poll?" + n))).then(() => { location.href = "https://elsewhere.example/"; });</script>`, ask, limits)
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Asked) != 5 || !strings.Contains(page.HTML, "在") || page.Left == "" {
		t.Errorf("%+v", page)
	}
	// A browser reads no more of a page that goes elsewhere while it is read.
	page, err = b.Render(context.Background(), address, `<script>location.href = "/elsewhere.html";</script><p>在</p>`, ask, limits)
	if err != nil || page.Left != "https://www.qingyuan.example/elsewhere.html" {
		t.Errorf("%+v, %v", page, err)
	}
	limits.Whole = time.Second
	if page, err := b.Render(context.Background(), address, `<script>while(true){}</script>`, ask, limits); err == nil {
		t.Errorf("%+v", page)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.Render(ended, address, `<p>`, ask, limits); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Where there is no browser, that is what each page is told.
func TestNoBrowser(t *testing.T) {
	b := New("/nowhere/chromium", slog.New(slog.DiscardHandler))
	defer b.Close()
	for range 2 {
		if _, err := b.Render(context.Background(), address, "<p>", nil, DefaultLimits()); !errors.Is(err, ErrNoBrowser) || !strings.Contains(err.Error(), "/nowhere/chromium") {
			t.Error(err)
		}
	}
}
