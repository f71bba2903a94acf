package programs

import (
	"os"
	"path/filepath"
)

// Chromium prints a web page to PDF.
func Chromium(page, out string) error {
	dir, err := os.MkdirTemp("", "fixture")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	in := filepath.Join(dir, "report.html")
	if err := os.WriteFile(in, []byte(page), 0o644); err != nil {
		return err
	}
	return Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--disable-pdf-tagging", "--print-to-pdf="+out, in)
}
