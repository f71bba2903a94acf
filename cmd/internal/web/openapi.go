package web

import (
	_ "embed"
	"net/http"

	"nianbao/cmd/internal/web/answer"
)

// openAPI describes the interface for programs.
//
//go:embed interface/openapi.json
var openAPI []byte

// datasetteMetadata names and describes the tables for Datasette.
//
//go:embed interface/datasette.json
var datasetteMetadata []byte

// description answers with a JSON document that is part of the program.
func description(document []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		answer.Send(w, r, document)
	})
}
