package tesseract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// maxOutput bounds what is taken from the program, in bytes for each picture.
const maxOutput = 4 << 20

// recognize reads pictures, all in one run of the program, and returns the words
// of each.
func recognize(ctx context.Context, m Mode, files []string) ([][]reading.Word, error) {
	if len(files) == 0 {
		return nil, nil
	}
	list := filepath.Join(filepath.Dir(files[0]), fmt.Sprintf("%s-%d.list", m.language, m.segmentation))
	if err := os.WriteFile(list, []byte(strings.Join(files, "\n")+"\n"), 0o600); err != nil {
		return nil, err
	}
	args := []string{list, "stdout", "-l", m.language, "--psm", strconv.Itoa(m.segmentation), "--dpi", strconv.Itoa(raster.Resolution)}
	if m.whitelist != "" {
		args = append(args, "-c", "tessedit_char_whitelist="+m.whitelist)
	}
	cmd := exec.CommandContext(ctx, program, append(args, "tsv")...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // documents are read side by side already
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, ErrMissing
		}
		return nil, err
	}
	words, err := parseTSV(io.LimitReader(out, int64(len(files))*maxOutput), len(files))
	if werr := cmd.Wait(); werr != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%s: %w: %s", program, werr, firstLine(stderr.String()))
	}
	return words, err
}
