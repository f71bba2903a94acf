package chinese

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/normalize/form"
)

// The sources of all that is said of reports and files. What else they say, those who make the
// program read, or those who call it wrongly; testdata/unsaid.txt lists it.
const root = "../.."

var speakers = []string{"extract", "normalize", "cmd/internal/ingest", "cmd/internal/bulk"}

// silent are rooms that say nothing of a report: their errors are of the program's own data.
var silent = regexp.MustCompile(`^(extract/internal|extract/scan/digits|normalize/(internal|chinese|form|gazetteer|confidence|datafile))\b`)

// A phrase in English: two words of small letters.
var (
	english = regexp.MustCompile(`[A-Za-z'),]\s+(?:[a-z']{2,}|a)\b`)
	verb    = regexp.MustCompile(`%[-+#0-9.]*[a-zA-Z]`)
	markup  = regexp.MustCompile(`[<\n]`) // or lines, for people at a terminal
)

// Every phrase of the sources that can reach a reader is in the catalogue, if only as a part of a
// format. A new one fails here until it has its Chinese wording in phrases.json.
func TestEveryPhraseOfTheSourcesIsKnown(t *testing.T) {
	formats := formatsOfFile()
	unsaid := unsaidPhrases(t)
	found := 0
	for place, text := range phrasesOf(t) {
		found++
		if !unsaid[text] && !inCatalogue(formats, text) {
			t.Errorf("%s: no Chinese for %q: add its format to phrases.json, or, if it is never said of a report or a file, to testdata/unsaid.txt", place, text)
		}
	}
	if found < 200 {
		t.Errorf("only %d phrases found in the sources", found)
	}
}

// formatsOfFile lists the English formats, with \x00 for each term.
func formatsOfFile() []string {
	var list []string
	for _, e := range entriesOfFile() {
		list = append(list, termMark.ReplaceAllString(e.en, "\x00"))
	}
	return list
}

// inCatalogue reports whether all that a format of the sources says, between what is set into it,
// is said in that order by one of the catalogue.
func inCatalogue(formats []string, text string) bool {
	parts := strings.FieldsFunc(verb.ReplaceAllString(text, "\x00"), func(r rune) bool { return r == 0 })
	if _, known := Known(strings.ReplaceAll(verb.ReplaceAllString(text, "1"), "%%", "%")); known {
		return true
	}
	return slices.ContainsFunc(formats, func(rest string) bool {
		for _, part := range parts {
			_, after, ok := strings.Cut(rest, strings.Trim(strings.ReplaceAll(part, "%%", "%"), " :;,"))
			if !ok {
				return false
			}
			rest = after
		}
		return true
	})
}

// unsaidPhrases reads the list of phrases that are not said of reports and files.
func unsaidPhrases(t *testing.T) map[string]bool {
	data, err := os.ReadFile("testdata/unsaid.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if text := strings.TrimSuffix(line, "\n"); text != "" && !strings.HasPrefix(text, "# ") {
			list[text] = true
		}
	}
	return list
}

// phrasesOf returns the English phrases in the sources by their places.
func phrasesOf(t *testing.T) map[string]string {
	list := map[string]string{}
	for _, wing := range speakers {
		err := filepath.WalkDir(filepath.Join(root, wing), func(path string, d fs.DirEntry, err error) error {
			name, _ := filepath.Rel(root, path)
			name = filepath.ToSlash(name)
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || silent.MatchString(name)):
				return filepath.SkipDir
			case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			files := token.NewFileSet()
			source, err := parser.ParseFile(files, path, nil, 0)
			if err != nil || source.Name.Name == "main" {
				return err
			}
			for _, l := range literals(source) {
				if text, err := strconv.Unquote(l.Value); err == nil && english.MatchString(text) && !markup.MatchString(text) {
					list[name+":"+strconv.Itoa(files.Position(l.Pos()).Line)+":"+strconv.Itoa(files.Position(l.Pos()).Column)] = text
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// literals lists the texts of a file, but for imports, tags of fields and what is said in a panic.
func literals(source *ast.File) []*ast.BasicLit {
	var list []*ast.BasicLit
	ast.Inspect(source, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return n.Tag == nil
		case *ast.CallExpr:
			called, ok := n.Fun.(*ast.Ident)
			return !ok || called.Name != "panic"
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				list = append(list, n)
			}
		}
		return true
	})
	return list
}

// What is said in data, and in the views of the database, is known too.
func TestPhrasesOfDataAreKnown(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "normalize/identity/natures.json"))
	if err != nil {
		t.Fatal(err)
	}
	var natures struct {
		Other []struct {
			Reason string `json:"reason"`
		} `json:"other"`
	}
	if err := json.Unmarshal(data, &natures); err != nil || len(natures.Other) == 0 {
		t.Fatalf("%d natures, %v", len(natures.Other), err)
	}
	for _, n := range natures.Other {
		if _, ok := find(t, "reason").say(n.Reason); !ok {
			t.Errorf("natures.json: no Chinese for %q", n.Reason)
		}
	}
	for _, f := range form.All() {
		for _, table := range f.Tables {
			if zh, _ := find(t, "tables").say(table.ID); zh != table.Zh {
				t.Errorf("form %s: the table %s is %q, not %q", f.ID, table.ID, zh, table.Zh)
			}
		}
	}
	views, err := filepath.Glob(filepath.Join(root, "store/views/*_findings.sql"))
	if err != nil || len(views) == 0 {
		t.Fatalf("%d views, %v", len(views), err)
	}
	said := regexp.MustCompile(`'([^'\n]*[a-z] [a-z][^'\n]*)'`)
	for _, view := range views {
		sql, err := os.ReadFile(view)
		if err != nil {
			t.Fatal(err)
		}
		code := regexp.MustCompile(`--.*`).ReplaceAllString(string(sql), "")
		for _, m := range said.FindAllStringSubmatch(code, -1) {
			if !inCatalogue(formatsOfFile(), m[1]) {
				t.Errorf("%s: no Chinese for %q", view, m[1])
			}
		}
	}
}
