package web

import (
	"net/http"
	"net/url"

	"golang.org/x/text/language"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
)

// chosenCookie is the cookie that has the language which a visitor chose.
const chosenCookie = "language"

// chosenFor is how long a choice is remembered, in seconds.
const chosenFor = 365 * 24 * 60 * 60

// matcher tells which of the languages of the site somebody prefers: of neither that which is nearer by its letters.
var matcher = language.NewMatcher([]language.Tag{language.Make(string(wording.Chinese)), language.Make(string(wording.English))})

// welcomed leads visitors who come from elsewhere to the pages of their language. What a visitor chose goes first: a link from page
// to page within the site, then what is remembered of one, and only then what the browser asks for. An address of an English page is a choice
// by itself; that of a Chinese one is also what everybody types.
func welcomed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, plain *http.Request) {
		r := page.NewRequest(plain)
		if r.Format != page.HTML || r.Method != http.MethodGet && r.Method != http.MethodHead {
			next.ServeHTTP(w, plain)
			return
		}
		for _, header := range []string{"Accept-Language", "Cookie", "Referer", "Sec-Fetch-Site"} {
			w.Header().Add("Vary", header)
		}
		remembered := ""
		if c, err := r.Cookie(chosenCookie); err == nil {
			remembered = c.Value
		}
		from, within := cameFrom(r)
		switch {
		case within:
			if from != "" && from != r.Language && remembered != string(r.Language) {
				http.SetCookie(w, &http.Cookie{Name: chosenCookie, Value: string(r.Language), Path: "/", MaxAge: chosenFor, HttpOnly: true, SameSite: http.SameSiteLaxMode,
					Secure: r.IsSecure()})
			}
		case r.Language == wording.Chinese && prefers(r, remembered) == wording.English:
			w.Header().Set("Cache-Control", "private, no-cache")
			http.Redirect(w, plain, wording.English.Prefix()+elsewhere(r.URL), http.StatusFound)
			return
		}
		next.ServeHTTP(w, plain)
	})
}

// cameFrom reports whether a visitor comes from a page of this site, and in which language that was, "" if that is not told.
func cameFrom(r *page.Request) (from wording.Language, within bool) {
	if at, err := url.Parse(r.Referer()); err == nil && at.Host != "" {
		if at.Host != r.Host && at.Host != r.URL.Host {
			return "", false
		}
		return page.NewRequest(&http.Request{URL: at}).Language, true
	}
	return "", r.Header.Get("Sec-Fetch-Site") == "same-origin"
}

// prefers returns the language that is remembered of a visitor, or which the browser prefers.
func prefers(r *page.Request, remembered string) wording.Language {
	for _, l := range wording.Languages() {
		if remembered == string(l) {
			return l
		}
	}
	asked, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(asked) == 0 {
		return wording.Chinese
	}
	_, at, _ := matcher.Match(asked...)
	return wording.Languages()[at]
}

// elsewhere returns a path with its parameters, to stand behind the prefix of a language.
func elsewhere(u *url.URL) string {
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return path
}
