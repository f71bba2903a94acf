package warc_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"nianbao/cmd/internal/warc"
)

// A package has the files as they are, an index of them, the pages, and a description with the digests of all.
func TestPackages(t *testing.T) {
	_, data, path := written(t, exchange("https://a.gov.cn/1.html", "one"))
	var out bytes.Buffer
	p := warc.Package{Title: "年报", Created: noon, Files: []string{path}, Pages: []warc.Page{{URL: "https://a.gov.cn/1.html", At: noon, Title: "年报"}}}
	if err := p.Write(&out); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	members := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		members[f.Name] = string(text)
		if strings.HasSuffix(f.Name, ".warc.gz") && (f.Method != zip.Store || string(text) != string(data)) {
			t.Errorf("%s is not as it was", f.Name)
		}
	}
	var about struct {
		Resources []struct {
			Path, Hash string
			Bytes      int
		}
	}
	if err := json.Unmarshal([]byte(members["datapackage.json"]), &about); err != nil || len(about.Resources) != 3 || about.Resources[0].Bytes != len(data) {
		t.Errorf("described are %+v, error %v", about, err)
	}
	if !strings.Contains(members["indexes/index.cdxj"], "cn,gov,a)/1.html") || strings.Count(members["pages/pages.jsonl"], "\n") != 2 {
		t.Errorf("index %q, pages %q", members["indexes/index.cdxj"], members["pages/pages.jsonl"])
	}
}
