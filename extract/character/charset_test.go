package character

import "testing"

// A text is the same in each encoding that Chinese files are in, and what is no text of it is counted.
func TestDecodeText(t *testing.T) {
	for name, c := range map[string]struct {
		bytes string
		text  string
		lost  int
	}{
		"UTF-8":                          {"年报 2023", "年报 2023", 0},
		"with a mark":                    {"\uFEFF年报", "年报", 0},
		"GB 18030":                       {"\xc4\xea\xb1\xa8", "年报", 0},
		"UTF-16 as of Windows":           {"\xFF\xFE\x74\x5E\xA5\x62", "年报", 0},
		"UTF-16, the high byte first":    {"\xFE\xFF\x5E\x74\x62\xA5", "年报", 0},
		"a tag in UTF-16 without a mark": {"<\x00p\x00>\x00\x74\x5E", "<p>年", 0},
		"half a character of UTF-16":     {"\xFF\xFE\x74\x5E\xA5", "年\uFFFD", 1},
		"bytes of no encoding":           {"ab\xff", "ab\uFFFD", 1},
	} {
		t.Run(name, func(t *testing.T) {
			if text, lost := DecodeText([]byte(c.bytes)); text != c.text || lost != c.lost {
				t.Errorf("%q, %d lost; want %q, %d", text, lost, c.text, c.lost)
			}
		})
	}
}
