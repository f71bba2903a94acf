package font

import (
	"testing"
)

// The fonts that a browser embeds say by their own tables what their ToUnicode
// says.
func TestBrowserFontsWithoutToUnicode(t *testing.T) {
	compared := 0
	for _, name := range []string{"form2019-chromium.pdf", "form2021-chromium.pdf", "norulings.pdf"} {
		for key, v := range fontsOf(t, name) {
			f := Load(v)
			if f.toUnicode == nil || f.encoding == nil {
				continue
			}
			bare := Load(v)
			bare.toUnicode = nil
			for _, s := range f.toUnicode.text.spans {
				for k := s.low; k <= s.high; k++ {
					c := code{uint32(k), int(k >> 32)}
					with, without := f.char(c), bare.char(c)
					if with.Text != without.Text || with.Conflict != nil {
						t.Errorf("%s, %s, code %x: %q with ToUnicode, %q without", name, key, c.value, with.Text, without.Text)
					}
					compared++
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d codes compared", compared)
	}
}
