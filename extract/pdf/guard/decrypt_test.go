package guard_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/pdf/guard"
)

// Whatever a file is encrypted with, it is read if it opens without a password of the user or of
// the owner. testdata/README.md says how the files are made.
func TestDecrypt(t *testing.T) {
	for _, name := range []string{"rc4-40", "rc4-128", "aes-128", "metadata", "aes-256", "revision-5", "owner-256", "packed"} {
		t.Run(name, func(t *testing.T) {
			data := file(t, name)
			checkDecrypted(t, data)
			checkDecrypted(t, bytes.Replace(data, []byte("startxref"), []byte("startxxxx"), 1)) // and is damaged too
		})
	}
}

func checkDecrypted(t *testing.T, data []byte) {
	t.Helper()
	out, err := guard.Decrypt(data, document.Limits{}.WithDefaults())
	if err != nil {
		t.Fatal(err)
	}
	if note := firstPage(t, out).Key("Resources").Key("Font").Key("F1").Key("Note").RawString(); note != "a (note) 1" {
		t.Errorf("text %q", note)
	}
}

// A key length that is not stated is that of the method.
func TestDecryptWithoutLength(t *testing.T) {
	data := bytes.ReplaceAll(file(t, "aes-128"), []byte("/Length 128"), []byte("/Xxxxxx 128"))
	checkDecrypted(t, data)
}

func TestDecryptRefuses(t *testing.T) {
	limits := document.Limits{}.WithDefaults()
	if out, err := guard.Decrypt(file(t, "password"), limits); !errors.Is(err, document.ErrPassword) {
		t.Errorf("a password: %q, %v", out, err)
	}
	unknown := strings.Replace(string(file(t, "aes-256")), "/V 5", "/V 9", 1)
	if out, err := guard.Decrypt([]byte(unknown), limits); err == nil || errors.Is(err, document.ErrPassword) {
		t.Errorf("an unknown way: %q, %v", out, err)
	}
	if out, err := guard.Decrypt([]byte("%PDF-1.4\n1 0 obj null endobj"), limits); err == nil {
		t.Errorf("nothing encrypted: %q", out)
	}
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}
