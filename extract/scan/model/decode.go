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
func (a alphabet) decode(steps []float32, step float64, size image.Point) []reading.Word {
	var words []reading.Word
	last := 0
	line := image.Rectangle{Max: size}
	n := len(a.characters)
	for t := 0; (t+1)*n <= len(steps); t++ {
		best, likely := a.likeliest(steps[t*n : (t+1)*n])
		from, to := int(float64(t)*step), min(int(math.Ceil(float64(t+1)*step)), size.X)
		if from >= size.X {
			break // it is white that was added
		}
		switch {
		case best == 0 || a.characters[best] == "":
		case best == last:
			w := &words[len(words)-1]
			w.Confidence = math.Max(w.Confidence, likely)
			w.Box.Max.X = to
		default:
			words = append(words, reading.Word{Text: a.characters[best], Box: image.Rect(from, 0, to, size.Y), Line: line, Confidence: likely})
		}
		last = best
	}
	return words
}

// likeliest returns the output with the greatest likelihood among those that can be, and how likely it
// is then; none where they are no numbers.
func (a alphabet) likeliest(outputs []float32) (best int, likely float64) {
	if a.figures == nil {
		most := outputs[0]
		for i, v := range outputs {
			if v > most {
				best, most = i, v
			}
		}
		likely = float64(most)
	} else {
		sum := 0.0
		for _, i := range a.figures {
			if outputs[i] > outputs[best] {
				best = i
			}
			sum += float64(outputs[i])
		}
		likely = float64(outputs[best]) / sum
	}
	if math.IsNaN(likely) {
		return 0, 0
	}
	return best, min(max(likely, 0), 1)
}
