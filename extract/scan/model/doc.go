// Package model reads lines of text by a recognition model of the PaddleOCR family
// (PP-OCRv4), which onnxruntime runs on the processor. Pictures of single lines come in;
// characters with their places in pixels and their confidence go out. It knows nothing of
// figures, cells and pages, nothing of other engines, and trusts no character.
//
// Neither the library nor the model is a part of the program: both are looked for in a
// folder and loaded when the first picture is read. What is missing, broken or of another
// kind is an error, and never takes the process down.
package model
