package sites

import (
	"strings"
	"testing"
)

func TestAddressesThatDifferInNoise(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"https://a.example/show?id=3&zz=8f2a11", "https://a.example/show?id=3&zz=77d0c4", "zz https://a.example/show?id=3"},
		{"https://a.example/show?id=3", "https://a.example/show?id=4", ""},                                   // numbers of something
		{"https://a.example/show?id=10003", "https://a.example/show?id=10004", "id https://a.example/show?"}, // could be
		{"https://a.example/show?id=3&zz=8f2a11", "https://a.example/show?id=4&zz=77d0c4", ""},
		{"https://a.example/show?id=3&zz=8f2a11", "https://a.example/show?id=3", ""},
		{"https://a.example/show?zz=8f2a11", "https://a.example/list?zz=77d0c4", ""},
		{"https://a.example/show", "https://a.example/show", ""},
	} {
		parameter, rest, ok := DiffersIn(c.a, c.b)
		got := strings.TrimSpace(parameter + " " + rest)
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s and %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
