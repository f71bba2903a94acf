package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand"
	"os"
	"slices"

	"nianbao/extract/scan/digits"
)

func main() {
	log.SetFlags(0)
	dir := flag.String("fonts", "", "the directory of the fonts")
	out := flag.String("out", "network.bin", "the file to write")
	perFont := flag.Int("n", 1500, "characters to print in each font")
	epochs := flag.Int("epochs", 14, "how often each is learnt")
	held := flag.Int("held", 0, "how many of ten fonts are kept for the measure and not learnt from")
	flag.Parse()
	typefaces, err := load(*dir)
	if err != nil {
		log.Fatal(err)
	}
	var learn, test []example
	for i, t := range typefaces {
		rng := rand.New(rand.NewSource(int64(i)))
		list := t.examples(rng, *perFont)
		if i%10 < *held {
			test = append(test, list...)
		} else {
			learn = append(learn, list...)
		}
	}
	fmt.Printf("%d fonts, %d characters to learn from, %d to measure by\n", len(typefaces), len(learn), len(test))
	t := newTrainer(rand.New(rand.NewSource(1)))
	for epoch := range *epochs {
		rate := 0.0015 * math.Pow(0.75, float64(epoch))
		fmt.Printf("epoch %d: loss %.5f\n", epoch+1, t.epoch(learn, rate))
	}
	measure("learnt from", t.network, learn)
	measure("never seen", t.network, test)
	data, err := t.network.MarshalBinary()
	if err == nil {
		err = os.WriteFile(*out, data, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// measure prints how many characters are told wrong, and how many at least as
// surely as a few bounds.
func measure(name string, n *digits.Network, list []example) {
	if len(list) == 0 {
		return
	}
	bounds := []float32{0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999}
	wrong, sure := make([]int, len(bounds)), make([]int, len(bounds))
	confused := map[string]int{}
	byFont := map[string]int{}
	for _, e := range list {
		out := n.Apply(e.shape)
		best := 0
		for i, p := range out {
			if p > out[best] {
				best = i
			}
		}
		for i, b := range bounds {
			if best == digits.Other || out[best] < b {
				continue
			}
			sure[i]++
			if best != e.output {
				wrong[i]++
				if b == 0.95 {
					confused[label(e.output)+" for "+label(best)]++
					byFont[e.font]++
				}
			}
		}
	}
	fmt.Printf("%s: %d\n", name, len(list))
	for i, b := range bounds {
		fmt.Printf("  likelihood %.3f: told %d, wrong %d (%.4f %%)\n", b, sure[i], wrong[i], 100*float64(wrong[i])/float64(sure[i]))
	}
	for _, m := range []map[string]int{confused, byFont} {
		var keys []string
		for k := range m {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b string) int { return m[b] - m[a] })
		for _, k := range keys[:min(8, len(keys))] {
			fmt.Printf("  %d %s\n", m[k], k)
		}
	}
}

func label(output int) string {
	if output == digits.Other {
		return "other"
	}
	return digits.Characters[output : output+1]
}
