package answer

import (
	"net/http"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
)

// Mount answers requests for a page at its path, in all languages and formats.
func Mount(mux *http.ServeMux, path string, h http.Handler) {
	for _, language := range wording.Languages() {
		for _, each := range variants(path) {
			mux.Handle("GET "+language.Prefix()+each, h)
		}
	}
}

// MountEmbedded answers requests for the charts of a page that are made for frames, in all
// languages.
func MountEmbedded(mux *http.ServeMux, path string, h http.Handler) {
	for _, language := range wording.Languages() {
		mux.Handle("GET "+language.Prefix()+page.EmbedPrefix+path, h)
	}
}

// variants returns a page's path with its formats. A part of the path at its end
// takes the format with it.
func variants(path string) []string {
	switch {
	case path == "/":
		return []string{"/{$}", "/index.json", "/index.csv"}
	case path[len(path)-1] == '}':
		return []string{path}
	}
	list := []string{path}
	for _, format := range []page.Format{page.JSON, page.CSV, page.XLSX, page.SVG, page.PNG, page.PDF} {
		list = append(list, path+"."+string(format))
	}
	return list
}
