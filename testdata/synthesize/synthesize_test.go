package main

import (
	"context"
	"path/filepath"
	"testing"

	"nianbao/store"
)

func TestProfile(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := fill(context.Background(), s, plan{provinces: []string{"63"}, from: 2019, to: 2023, departments: 3, seed: 1}); err != nil {
		t.Fatal(err)
	}
}
