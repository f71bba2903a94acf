package model

import (
	"math"
	"os"
	"testing"

	onnx "github.com/yalue/onnxruntime_go"
)

// The model that is made cheaper says what the model says as it comes.
func TestCheaperSaysTheSame(t *testing.T) {
	m := installed(t)
	in, err := Find(Folder())
	if err != nil {
		t.Fatal(err)
	}
	weights, err := os.ReadFile(in.Weights)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := newSession(weights, len(m.texts.characters))
	if err != nil {
		t.Fatal(err)
	}
	task := Task{Picture: printed(t, "1,203")}
	_, wide := task.width()
	data := make([]float32, 3*height*wide)
	task.fill(data)
	outputs := func(s *onnx.DynamicAdvancedSession) []float32 {
		tensor, err := onnx.NewTensor(onnx.NewShape(1, 3, height, int64(wide)), data)
		if err != nil {
			t.Fatal(err)
		}
		out := []onnx.Value{nil}
		if err := s.Run([]onnx.Value{tensor}, out); err != nil {
			t.Fatal(err)
		}
		return out[0].(*onnx.Tensor[float32]).GetData()
	}
	want, got := outputs(plain), outputs(m.session)
	if len(want) == 0 || len(want) != len(got) {
		t.Fatalf("%d outputs, want %d", len(got), len(want))
	}
	for i := range want {
		if math.Abs(float64(want[i]-got[i])) > 0.001 {
			t.Fatalf("output %d is %v, and was %v", i, got[i], want[i])
		}
	}
}
