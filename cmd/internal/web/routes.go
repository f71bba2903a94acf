package web

import (
	"maps"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/audit"
	"nianbao/cmd/internal/web/browse"
	"nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/lookup"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/profile"
	"nianbao/cmd/internal/web/static"
	"nianbao/cmd/internal/web/wording"
)

// pages lists the pages that have all formats, by their paths.
func (s *Server) pages() map[string]page.Handler {
	pages := browse.New(s.config.Store).Pages()
	maps.Copy(pages, s.reports.Pages())
	maps.Copy(pages, compare.Pages(s.config.Store))
	maps.Copy(pages, s.mended.Pages())
	maps.Copy(pages, s.site.Pages())
	maps.Copy(pages, profile.Pages(s.config.Store))
	maps.Copy(pages, audit.New(s.config.Store, s.reports.AtHand).Pages())
	maps.Copy(pages, lookup.New(s.config.Store).Pages())
	if s.uploads != nil {
		maps.Copy(pages, s.uploads.Pages())
	}
	return pages
}

// routes returns the handler of all paths.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for path, h := range s.pages() {
		answer.Mount(mux, path, s.metrics.watch(path, welcomed(s.desk.Page(h))))
	}
	for path, h := range compare.Pages(s.config.Store) {
		answer.MountEmbedded(mux, path, s.metrics.watch("embed", s.desk.Page(h)))
	}
	nothing := s.metrics.watch("none", welcomed(s.desk.Page(func(r *page.Request) (page.View, error) {
		return page.View{}, page.NotFound(page.Shorten(r.URL.Path))
	})))
	figure := s.metrics.watch("figure", s.reports.Figure())
	shown := s.metrics.watch("sent", s.desk.Sent())
	for _, language := range wording.Languages() {
		mux.Handle(language.Prefix()+"/", nothing)
		mux.Handle("GET "+language.Prefix()+"/reports/{id}/figure", figure)
		mux.Handle("GET "+language.Prefix()+answer.SentPath, shown)
	}
	for path, document := range s.site.Documents() {
		for _, language := range wording.Languages() {
			mux.Handle("GET "+language.Prefix()+path, s.metrics.watch(path, s.desk.Direct(document)))
		}
	}
	for path, document := range s.site.Maps() {
		mux.Handle("GET "+path, s.metrics.watch(path, s.desk.Direct(document)))
	}
	mux.Handle("GET /reports/{id}/pages/{page}/picture.png", s.metrics.watch("picture", s.reports.Picture()))
	for path, receiver := range s.mended.Receivers() {
		watched := s.metrics.watch(path, receiver)
		for _, language := range wording.Languages() {
			mux.Handle("POST "+language.Prefix()+path, watched)
			if !strings.HasSuffix(path, "}") { // a part at the end takes the format with it
				mux.Handle("POST "+language.Prefix()+path+".json", watched)
			}
		}
	}
	if s.uploads != nil {
		// A page of another site can't have a visitor's browser send documents.
		receiver := http.NewCrossOriginProtection().Handler(s.metrics.watch("upload", s.uploads.Receiver()))
		for _, language := range wording.Languages() {
			mux.Handle("POST "+language.Prefix()+"/upload", receiver)
			mux.Handle("POST "+language.Prefix()+"/upload.json", receiver)
		}
	}
	mux.Handle("GET /static/", s.metrics.watch("static", static.Handler()))
	mux.Handle("GET /openapi.json", description(openAPI))
	mux.Handle("GET /datasette.json", description(datasetteMetadata))
	mux.Handle("GET /healthz", http.HandlerFunc(s.healthz))
	mux.Handle("GET /metrics", s.metrics.handler())
	return secured(s.forwarded(s.recovered(s.addressed(s.checked(gzhttp.GzipHandler(mux))))))
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
