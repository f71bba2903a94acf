package model

import (
	"image"
	"math"

	"nianbao/extract/scan/reading"
)

// decode turns the outputs for a picture, which are the likelihoods of each character in one step
// after the other, into its characters: the likeliest of each step, of which repetitions without
// none between are one. A character has the likelihood of its surest step, and reaches from where it
// begins to where it ends; steps are so many pixels of the picture wide.
func decode(steps []float32, characters []string, step float64, size image.Point) []reading.Word {
	var words []reading.Word
	last := 0
	line := image.Rectangle{Max: size}
	n := len(characters)
	for t := 0; (t+1)*n <= len(steps); t++ {
		best, likely := likeliest(steps[t*n : (t+1)*n])
		from, to := int(float64(t)*step), min(int(math.Ceil(float64(t+1)*step)), size.X)
		if from >= size.X {
			break // it is white that was added
		}
		switch {
		case best == 0 || characters[best] == "":
		case best == last:
			w := &words[len(words)-1]
			w.Confidence = math.Max(w.Confidence, likely)
			w.Box.Max.X = to
		default:
			words = append(words, reading.Word{Text: characters[best], Box: image.Rect(from, 0, to, size.Y), Line: line, Confidence: likely})
		}
		last = best
	}
	return words
}

// likeliest returns the output with the greatest likelihood, which is none where they are no numbers.
func likeliest(outputs []float32) (best int, likely float64) {
	for i, v := range outputs {
		if v > outputs[best] {
			best = i
		}
	}
	likely = float64(outputs[best])
	if math.IsNaN(likely) {
		return 0, 0
	}
	return best, min(max(likely, 0), 1)
}
