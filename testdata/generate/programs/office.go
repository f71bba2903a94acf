package programs

import (
	"os"
	"path/filepath"
	"strings"
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
	return convert(in, filter, filepath.Ext(out), out)
}

// OldWorkbook saves a workbook in the format of Excel 97, which is that of WPS as well.
func OldWorkbook(in, out string) error { return convert(in, "xls:MS Excel 97", ".xls", out) }

// OpenWorkbook saves a workbook in the OpenDocument format.
func OpenWorkbook(in, out string) error { return convert(in, "ods", ".ods", out) }

// convert has LibreOffice save a file in the format of the filter, which has the extension.
func convert(in, filter, extension, out string) error {
	dir, err := os.MkdirTemp("", "fixture")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := Run("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--convert-to", filter, "--outdir", dir, in); err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(in), filepath.Ext(in))
	return copyFile(filepath.Join(dir, name+extension), out)
}
func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
