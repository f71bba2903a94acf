package model

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	"slices"

	onnx "github.com/yalue/onnxruntime_go"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// batchWidth bounds the pictures of one run, by their widths together in pixels: more at once take more
// memory than the processor keeps at hand, and are read later.
const batchWidth = 256

// Figures are the characters of which the second reading of a picture consists.
const Figures = "0123456789.,+-/"

// A Task is the picture of a line that is to be read, what is kept of its page, and where its
// characters go.
type Task struct {
	Picture *raster.Raster
	Page    *reading.Readings
	Words   *[]reading.Word // as a text
	Figure  *[]reading.Word // of the characters of figures alone, nil where it is none
}

// Read reads pictures, as far as they are not known from before, those of one width together. Errors
// are that of the context, and those of the library.
func (m *Model) Read(ctx context.Context, tasks []Task) error {
	var unknown []Task
	for _, t := range tasks {
		words, known := t.Page.Find(t.key("text"))
		figure, both := t.Page.Find(t.key("figure"))
		if !known || !both {
			unknown = append(unknown, t)
			continue
		}
		t.put(words, figure)
	}
	filled := func(t Task) int { _, n := t.width(); return n }
	slices.SortStableFunc(unknown, func(a, b Task) int { return cmp.Compare(filled(a), filled(b)) })
	for len(unknown) > 0 {
		wide := filled(unknown[0])
		n := 1
		for n < len(unknown) && filled(unknown[n]) == wide && (n+1)*wide <= batchWidth {
			n++
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := m.run(unknown[:n], wide); err != nil {
			return err
		}
		unknown = unknown[n:]
	}
	return nil
}

func (t Task) put(words, figure []reading.Word) {
	*t.Words = words
	if t.Figure != nil {
		*t.Figure = figure
	}
}

// key names a picture, how wide it is given to the model, and how it was read.
func (t Task) key(as string) string {
	own, _ := t.width()
	return fmt.Sprintf("%x %d %s", sha256.Sum256(fmt.Appendf(nil, "%d %s", t.Picture.W, t.Picture.Pix)), own, as)
}

// run reads pictures of one filled width.
func (m *Model) run(tasks []Task, wide int) error {
	size := 3 * height * wide
	in := make([]float32, len(tasks)*size)
	for i, t := range tasks {
		t.fill(in[i*size : (i+1)*size])
	}
	tensor, err := onnx.NewTensor(onnx.NewShape(int64(len(tasks)), 3, height, int64(wide)), in)
	if err != nil {
		return err
	}
	defer tensor.Destroy()
	outputs := []onnx.Value{nil}
	if err := m.session.Run([]onnx.Value{tensor}, outputs); err != nil {
		return fmt.Errorf("onnxruntime: %w", err)
	}
	defer outputs[0].Destroy()
	out, ok := outputs[0].(*onnx.Tensor[float32])
	shape := outputs[0].GetShape()
	if !ok || len(shape) != 3 || shape[0] != int64(len(tasks)) || shape[2] != int64(len(m.texts.characters)) || shape[1] < 1 {
		return fmt.Errorf("onnxruntime: outputs of shape %v", shape)
	}
	each := int(shape[1] * shape[2])
	for i, t := range tasks {
		own, _ := t.width()
		step := float64(wide) / float64(shape[1]) * float64(t.Picture.W) / float64(own)
		steps, size := out.GetData()[i*each:(i+1)*each], image.Pt(t.Picture.W, t.Picture.H)
		words, figure := m.texts.decode(steps, step, size), m.figures.decode(steps, step, size)
		t.put(words, figure)
		t.Page.Add(t.key("text"), words)
		t.Page.Add(t.key("figure"), figure)
	}
	return nil
}
