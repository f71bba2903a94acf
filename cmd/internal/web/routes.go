package web

import (
	"io/fs"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"nianbao/cmd/internal/web/wording"
)

// pages lists the pages that have all formats, by their paths.
func (s *Server) pages() map[string]handler {
	pages := map[string]handler{
		"/":                          s.home,
		"/regions/{code}":            s.region,
		"/reports":                   s.reports,
		"/reports/{id}":              s.report,
		"/reports/{id}/pages/{page}": s.reportPage,
		"/reports/{id}/doubts":       s.doubts,
		"/indicators":                s.indicators,
		"/indicators/{code}":         s.indicator,
		"/compare":                   s.compare,
		"/compare/changes":           s.changes,
		"/compare/sums":              s.sums,
		"/compare/shares":            s.shares,
		"/compare/peers":             s.peers,
		"/search":                    s.search,
		"/prose":                     s.prose,
		"/prose/copies":              s.copies,
		"/quality":                   s.quality,
		"/quality/{code}":            s.findings,
		"/codebook":                  s.codebook,
	}
	if s.uploads != nil {
		pages["/upload"] = s.uploadForm
	}
	return pages
}

// routes returns the handler of all paths.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for _, language := range wording.Languages() {
		prefix := language.Prefix()
		for path, h := range s.pages() {
			answer := s.metrics.watch(path, s.page(h))
			for _, each := range variants(path) {
				mux.Handle("GET "+prefix+each, answer)
			}
		}
		mux.Handle(prefix+"/", s.metrics.watch("none", s.page(func(r *request) (view, error) {
			return view{}, notFound(shorten(r.URL.Path))
		})))
	}
	mux.Handle("GET /reports/{id}/pages/{page}/picture.png", s.metrics.watch("picture", http.HandlerFunc(s.picture)))
	for _, language := range wording.Languages() {
		mux.Handle("GET "+language.Prefix()+"/reports/{id}/figure", s.metrics.watch("figure", http.HandlerFunc(s.figure)))
	}
	if s.uploads != nil {
		// A page of another site can't have a visitor's browser send documents.
		answer := http.NewCrossOriginProtection().Handler(s.metrics.watch("upload", http.HandlerFunc(s.upload)))
		for _, language := range wording.Languages() {
			mux.Handle("POST "+language.Prefix()+"/upload", answer)
			mux.Handle("POST "+language.Prefix()+"/upload.json", answer)
		}
	}
	mux.Handle("GET /static/", s.metrics.watch("static", staticHandler()))
	mux.Handle("GET /openapi.json", description(openAPI))
	mux.Handle("GET /datasette.json", description(datasetteMetadata))
	mux.Handle("GET /healthz", http.HandlerFunc(s.healthz))
	mux.Handle("GET /metrics", s.metrics.handler())
	compressed := gzhttp.GzipHandler(mux)
	return secured(s.recovered(s.checked(compressed)))
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

// staticHandler serves what is part of the program. Its addresses change with
// its content, so that it may be kept for ever.
func staticHandler() http.Handler {
	files, err := fs.Sub(staticFiles, "static")
	if err != nil {
		panic(err) // the folder is part of the binary
	}
	server := http.StripPrefix("/static/", http.FileServerFS(files))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/static/" {
			http.NotFound(w, r)
			return
		}
		if v, err := version(strings.TrimPrefix(r.URL.Path, "/static/")); err == nil {
			w.Header().Set("ETag", `"`+v+`"`)
			w.Header().Set("Cache-Control", "no-cache")
		}
		if r.URL.RawQuery != "" {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		server.ServeHTTP(w, r)
	})
}

// healthz tells that the database can be read.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err := s.config.Store.Ping(r.Context()); err != nil {
		s.config.Log.Error("health", "error", err)
		http.Error(w, "the database can't be read", http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
