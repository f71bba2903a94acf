package font

import (
	"strings"
	"testing"
)

// All the CMaps can be decoded, and say the same of 年 and of a full-width 3 if
// their codes are GBK or UTF-16.
func TestEmbeddedTables(t *testing.T) {
	files, err := cmapFiles.ReadDir("cmaps")
	if err != nil || len(files) == 0 {
		t.Fatalf("no embedded files: %v", err)
	}
	for _, f := range files {
		name, isCMap := strings.CutSuffix(f.Name(), ".cmap")
		if !isCMap {
			if name = strings.TrimSuffix(name, ".cids"); collectionOf(name) == nil {
				t.Errorf("%s: not decoded", name)
			} else if text, _ := collectionOf(name).text(17); text != "0" {
				t.Errorf("%s: CID 17 is %q, want 0", name, text)
			}
			continue
		}
		m := predefinedCMap(name)
		if m == nil || m.vertical != isVerticalName(name) || len(m.codeSpaces()) == 0 {
			t.Errorf("%s: not decoded", name)
		}
		for ; m != nil; m = m.base {
			if m.cids.unsorted {
				t.Errorf("%s: out of order, so that it is sorted while others may read it", name)
			}
		}
	}
	for name, shown := range map[string]string{
		"ETen-B5-H": "\xa6\x7e\xa2\xb2", "HKscs-B5-V": "\xa6\x7e\xa2\xb2", "CNS-EUC-H": "\xc8\xa1\xa4\xa4", "90ms-RKSJ-H": "\x94\x4e\x82\x52", "90ms-RKSJ-V": "\x94\x4e\x82\x52",
		"EUC-H": "\xc7\xaf\xa3\xb3", "V": "\x47\x2f\x23\x33", "KSCms-UHC-H": "\xd2\xb4\xa3\xb3",
		"GBK-EUC-H": "\xc4\xea\xa3\xb3", "GBKp-EUC-H": "\xc4\xea\xa3\xb3", "GBK2K-V": "\xc4\xea\xa3\xb3", "GB-EUC-H": "\xc4\xea\xa3\xb3",
		"UniGB-UCS2-H": "\x5e\x74\xff\x13", "UniGB-UTF16-V": "\x5e\x74\xff\x13",
	} {
		m := predefinedCMap(name)
		var text string
		for len(shown) > 0 {
			c := m.next(shown)
			cid, _ := m.cid(c)
			s, _ := collectionOf(m.collectionName()).text(cid)
			text += s
			shown = shown[c.bytes:]
		}
		if text != "年３" {
			t.Errorf("%s: got %q, want 年３", name, text)
		}
	}
	if predefinedCMap("../README") != nil || collectionOf("Adobe-../README") != nil {
		t.Error("a name from a file reaches outside of the tables")
	}
}
