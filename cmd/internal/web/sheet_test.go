package web

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"nianbao/cmd/internal/web/webtest"
)

// A look is how a page is looked at: how wide, in which language, in the dark.
type look struct {
	name   string
	width  int64
	prefix string
	scheme string
}

var looks = []look{
	{"desk", 1280, "", "light"}, {"dark", 1280, "", "dark"}, {"English", 1280, "/en", "light"},
	{"phone 390", 390, "", "light"}, {"phone 360", 360, "", "light"},
}

// lookHeight is that of each look in pixels, and sheetHeight what it has on the sheet.
const (
	lookHeight  = 900
	sheetHeight = 450
)

// TestContactSheet puts each kind of page, as it is on a desk, in the dark, in English and on
// phones, on one picture, for people to look at: NIANBAO_SHEET says where, NIANBAO_SHEET_DB of
// which database. No page is wider than the screen.
func TestContactSheet(t *testing.T) {
	out, database := os.Getenv("NIANBAO_SHEET"), os.Getenv("NIANBAO_SHEET_DB")
	if out == "" || database == "" {
		t.Skip("no NIANBAO_SHEET and NIANBAO_SHEET_DB")
	}
	v := visitServer(t, serving(t, webtest.Open(t, database), t.TempDir(), true))
	dir := t.TempDir()
	var sheet strings.Builder
	sheet.WriteString(`<!doctype html><meta charset="utf-8"><style>body{margin:16px;font:14px sans-serif}img{margin:4px;border:1px solid #ccc}h2{margin:8px 0 0}</style><h1>nianbao</h1>`)
	for i, path := range seen(t, v.server) {
		fmt.Fprintf(&sheet, "<h2>%s</h2>", html.EscapeString(path))
		for j, l := range looks {
			if _, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}}}); err != nil {
				t.Fatal(err)
			}
			v.run(t, chromedp.EmulateViewport(l.width, lookHeight), chromedp.Navigate(v.site+l.prefix+strings.TrimPrefix(path, "/en")), chromedp.WaitVisible("body"))
			v.truth(t, path+" fits the "+l.name, `document.documentElement.scrollWidth <= window.innerWidth + 1`)
			picture, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%d-%d.png", i, j)
			if err := os.WriteFile(filepath.Join(dir, name), picture, 0o600); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&sheet, `<img src="%s" height="%d" alt="%s">`, name, sheetHeight, l.name)
		}
	}
	index := filepath.Join(dir, "sheet.html")
	if err := os.WriteFile(index, []byte(sheet.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	v.run(t, chromedp.EmulateViewport(2400, lookHeight), chromedp.Navigate("file://"+index), chromedp.WaitVisible("h1"))
	picture, err := chromedp.Run(v.ctx, chromedp.FullScreenshot(90))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, picture, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Log(out)
}
