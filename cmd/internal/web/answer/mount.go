package answer

import (
	"net/http"

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

// variants returns a page's path with its formats. A part of the path at its end
// takes the format with it.
func variants(path string) []string {
	switch {
	case path == "/":
		return []string{"/{$}", "/index.json", "/index.csv"}
	case path[len(path)-1] == '}':
		return []string{path}
	}
	return []string{path, path + ".json", path + ".csv", path + ".xlsx"}
}
