package tesseract

import (
	"errors"
	"os"
	"testing"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// A picture is drawn when it is asked, and written only where what it says is not known.
func TestLater(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // without the program
	folder, err := NewFolder()
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Remove()
	var none *reading.Cache
	page := none.Open("", nil)
	drawn := 0
	picture := folder.Later(func() *raster.Raster {
		drawn++
		return raster.New(3, 2)
	}, "cell", page)
	isWritten := func() bool {
		_, err := os.Stat(picture.file)
		return err == nil
	}
	if drawn > 0 || isWritten() {
		t.Error("drawn before it is asked")
	}
	var words []reading.Word
	tasks := []Task{{Picture: picture, Words: &words}}
	if err := Read(t.Context(), AsLine, tasks); !errors.Is(err, ErrMissing) || !isWritten() {
		t.Errorf("asked what is not known: written %v, %v", isWritten(), err)
	}
	if err := os.Remove(picture.file); err != nil {
		t.Fatal(err)
	}
	page.Add(key(AsLine, hashOf(raster.New(3, 2))), []reading.Word{{Text: "年报"}})
	if err := Read(t.Context(), AsLine, tasks); err != nil || len(words) != 1 || isWritten() {
		t.Errorf("asked what is known: %v, written %v, %v", words, isWritten(), err)
	}
	if drawn != 2 {
		t.Errorf("drawn %d times", drawn)
	}
}
