package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"
)

// A page that stalls while it is copied is imported more than once. It is one report all the same, also where
// nothing tells its region and the folder is named from where one stands.
func TestWatchedFileThatGrows(t *testing.T) {
	data, err := os.ReadFile("../../testdata/fixtures/web-2021.html")
	t.Chdir(t.TempDir())
	if err == nil {
		err = os.Mkdir("incoming", 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	page := strings.NewReplacer("成都市温江区人民政府", "星光综合实验区", "成都市温江区", "星光综合实验区", "温江区", "实验区").Replace(string(data))
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	lines, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"--db", "reports.db", "watch", "incoming", "--settle", "10ms"}, strings.NewReader(""), out, io.Discard)
		out.Close()
	}()
	line := make([]byte, 4096)
	for _, length := range []int{len(page) / 2, len(page)} {
		if err := os.WriteFile("incoming/a.html", []byte(page[:length]), 0o644); err != nil {
			t.Fatal(err)
		}
		for n := 0; !bytes.Contains(line[:n], []byte("added\t")); {
			if n, err = lines.Read(line); err != nil {
				t.Fatal(err)
			}
		}
	}
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d", code)
	}
	reports := must(t, 0, "--db", "reports.db", "list")
	latest := must(t, 0, "--db", "reports.db", "list", "--latest")
	if strings.Count(reports, "星光综合实验区") != 2 || strings.Count(latest, "星光综合实验区") != 1 {
		t.Errorf("the reports are\n%sof which the latest\n%s", reports, latest)
	}
}
