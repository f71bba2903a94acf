package organs_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"nianbao/store/database"
	"nianbao/store/organs"
	"nianbao/store/storetest"
)

// The statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), organs.Own) }

// Names are found by all of the words, wherever these stand in them, and one that was stored after the first
// question is found by the next.
func TestNamed(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(code, department string) {
		storetest.MustImport(t, s, storetest.FileOf(code+department, code+department), storetest.Plain(t, code, department, 2023))
	}
	expect := func(words string, limit int, want ...string) {
		t.Helper()
		got, err := named(s, strings.Fields(words), limit)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q, at most %d: %v, %v, want %v", words, limit, got, err, want)
		}
	}
	add("320813", "商务局")
	add("320813", "民政局")
	expect("洪泽区", math.MaxInt, "洪泽区商务局", "洪泽区民政局")
	expect("局 洪泽 商务", math.MaxInt, "洪泽区商务局")
	expect("洪泽区", 1, "洪泽区商务局")
	expect("淮安区", math.MaxInt)
	add("320803", "商务局")
	expect("商务", math.MaxInt, "洪泽区商务局", "淮安区商务局")
	expect("", math.MaxInt, "洪泽区商务局", "洪泽区民政局", "淮安区商务局")
}

func named(s *database.DB, words []string, limit int) ([]string, error) {
	return organs.Named(context.Background(), s, s, words, limit)
}
