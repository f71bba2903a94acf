package compare

import (
	"context"
	"slices"
	"testing"
	"time"

	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// The queries of comparisons on a database of many reports, each with the time
// that 99 of 100 calls take at most, and the processor time of one, which other
// work on the machine does not change. NIANBAO_REPORTS=111000 makes one of 25
// million figures; NIANBAO_MANY=PATH keeps it for the next time.
func BenchmarkComparisons(b *testing.B) {
	s := storetest.OpenMany(b)
	ctx := context.Background()
	received, denied, handled := storetest.Quantity(b, "applications.received"), storetest.Quantity(b, "applications.denied"), storetest.Quantity(b, "applications.handled")
	over := func(of catalogue.Quantity, per *catalogue.Quantity, scope Scope, from int) Comparison {
		return Comparison{Of: of, Per: per, Scope: scope, FromYear: from, ToYear: 2023}
	}
	for _, q := range []struct {
		name string
		ask  func() error
	}{
		{"rank the districts of a city", func() error {
			_, err := RankAll(ctx, s, over(received, nil, Scope{Region: "320800"}, 2023))
			return err
		}},
		{"rank all counties", func() error {
			_, err := RankAll(ctx, s, over(received, nil, Scope{Level: catalogue.Counties}, 2023))
			return err
		}},
		{"rank all counties by a share", func() error {
			_, err := RankAll(ctx, s, over(denied, &handled, Scope{Level: catalogue.Counties}, 2023))
			return err
		}},
		{"one county over ten years", func() error {
			_, err := Figures(ctx, s, over(received, nil, Scope{Region: "320813"}, 2014))
			return err
		}},
		{"the counties of a province over ten years", func() error {
			_, err := Figures(ctx, s, over(denied, &handled, Scope{Region: "320000", Level: catalogue.Counties}, 2014))
			return err
		}},
		{"a department in all counties", func() error {
			c := over(received, nil, Scope{Level: catalogue.Counties}, 2023)
			c.Body = "商务局"
			_, err := RankAll(ctx, s, c)
			return err
		}},
		{"the country's counties summed by province", func() error {
			_, err := Sum(ctx, s, over(received, nil, Scope{}, 2023), catalogue.Counties)
			return err
		}},
		{"the same over ten years", func() error {
			_, err := Sum(ctx, s, over(received, nil, Scope{}, 2014), catalogue.Counties)
			return err
		}},
		{"a share over ten years", func() error {
			_, err := Sum(ctx, s, over(denied, &handled, Scope{}, 2014), catalogue.Counties)
			return err
		}},
		{"changes in all counties", func() error {
			list, err := Changes(ctx, s, over(received, nil, Scope{Level: catalogue.Counties}, 2022))
			if err == nil {
				list.ByDifference(false)
			}
			return err
		}},
		{"how well years are covered", func() error {
			_, err := YearsCovered(ctx, s, over(received, nil, Scope{Level: catalogue.Counties}, 2023))
			return err
		}},
		{"two reports cell by cell", func() error {
			_, err := Difference(ctx, s, 1, 2, ShowDoubtful)
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			var times []time.Duration
			processor := storetest.ProcessorTime()
			for b.Loop() {
				start := time.Now()
				if err := q.ask(); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			b.ReportMetric(float64((storetest.ProcessorTime()-processor).Microseconds())/1000/float64(len(times)), "cpu-ms/op")
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
