package programs

import (
	"os"
	"path/filepath"
)

// LibreOffice prints a flat OpenDocument text to PDF.
func LibreOffice(text, out string) error { return Office(text, "pdf:writer_pdf_Export", out) }

// Office saves a document through LibreOffice in the format of the filter.
func Office(text, filter, out string) error {
	dir, err := os.MkdirTemp("", "fixture")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	in := filepath.Join(dir, "report.fodt")
	if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
		return err
	}
	if err := Run("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--convert-to", filter, "--outdir", dir, in); err != nil {
		return err
	}
	return copyFile(filepath.Join(dir, "report"+filepath.Ext(out)), out)
}
func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
