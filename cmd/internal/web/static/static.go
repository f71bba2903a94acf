package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
)

//go:embed *.css *.js *.svg
var files embed.FS

// prefix begins the addresses of the files.
const prefix = "/static/"

// versions are short hashes of the files by their names.
var versions sync.Map

// version returns what changes with the content of a file.
func version(name string) (string, error) {
	if known, ok := versions.Load(name); ok {
		return known.(string), nil
	}
	content, err := files.ReadFile(name)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	v := hex.EncodeToString(sum[:6])
	versions.Store(name, v)
	return v, nil
}

// Address returns the address of a file, with a part that changes with its content.
func Address(name string) (string, error) {
	v, err := version(name)
	return prefix + name + "?v=" + v, err
}

// Handler serves the files below /static/. Their addresses change with their
// content, so that they may be kept for ever.
func Handler() http.Handler {
	server := http.StripPrefix(prefix, http.FileServerFS(files))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == prefix {
			http.NotFound(w, r)
			return
		}
		if v, err := version(strings.TrimPrefix(r.URL.Path, prefix)); err == nil {
			w.Header().Set("ETag", `"`+v+`"`)
			w.Header().Set("Cache-Control", "no-cache")
		}
		if r.URL.RawQuery != "" {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		server.ServeHTTP(w, r)
	})
}
