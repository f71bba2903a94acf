// Package graph makes a recognition model cheaper without changing what it says. The bytes of
// a model in ONNX come in, and the same model with fewer operations goes out; one in which
// nothing is found to be made cheaper goes out as it came. It knows no onnxruntime, and
// nothing of pictures and characters.
package graph
