package upload

import (
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/wording"
)

// Why a file could not be read is told in the language of the page, whatever the reason.
func TestKindsOfFailuresHaveWords(t *testing.T) {
	for _, kind := range ingest.Kinds() {
		zh, err := wording.Chinese.Text("failure-" + kind)
		en, _ := wording.English.Text("failure-" + kind)
		if err != nil || zh == "" || en == "" || zh == en {
			t.Errorf("%s: %q, %q, %v", kind, zh, en, err)
		}
	}
}
