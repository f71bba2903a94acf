package export

import (
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

// The codebook has each kind of findings that the sources make, and no other: that of each finding and of each warning of a
// file, whether its code stands there, is a constant or is handed to a function, those of the views, and those of the sums
// that forms prescribe. Each is told in both languages.
func TestCodebookHasEachKindOfFindings(t *testing.T) {
	emitted := codesOfViews(t)
	for code, where := range codesOfSources(t) {
		emitted[code] = where
	}
	for _, f := range form.All() {
		for _, table := range f.Tables {
			for _, c := range table.Checks {
				emitted[c.Code] = "form " + f.ID
			}
		}
	}
	if len(emitted) < 70 {
		t.Fatalf("only %d codes found", len(emitted))
	}
	told := map[string]bool{}
	for _, term := range Findings() {
		if told[term.Code] = true; term.Zh == "" || term.En == "" {
			t.Errorf("%s is told in one language alone: %q, %q", term.Code, term.Zh, term.En)
		}
		if emitted[term.Code] == "" {
			t.Errorf("%s: nothing is found of that kind", term.Code)
		}
	}
	for code, where := range emitted {
		if !told[code] {
			t.Errorf("%s: the codebook has no %q: add it to codebook/findings.json", where, code)
		}
	}
	if !slices.IsSortedFunc(Findings(), func(a, b CodebookTerm) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("findings.json is not in the order of the codes")
	}
}

// codesOfViews returns the codes that views give, with the file of each.
func codesOfViews(t *testing.T) map[string]string {
	codes := map[string]string{}
	views, err := filepath.Glob("../views/*_findings.sql")
	if err != nil || len(views) == 0 {
		t.Fatalf("%d views, %v", len(views), err)
	}
	for _, view := range views {
		text, err := os.ReadFile(view)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`'([a-z]+(?:-[a-z]+)*)'(?: AS code|, o\.indicator)`).FindAllSubmatch(text, -1) {
			codes[string(m[1])] = view
		}
	}
	return codes
}

// A codeSource reads Go files for the codes that they give.
type codeSource struct {
	files     map[string]*ast.File
	constants map[string]string // texts by the names of constants
	givers    map[string]int    // which argument of a function is a code
}

// codesOfSources returns the codes of findings and warnings in the sources, with the file of each.
func codesOfSources(t *testing.T) map[string]string {
	s := codeSource{map[string]*ast.File{}, map[string]string{}, map[string]int{}}
	for _, wing := range []string{"extract", "normalize", "store/reports", "cmd/internal/ingest", "cmd/internal/bulk"} {
		err := filepath.WalkDir(filepath.Join("../..", wing), func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			s.files[path], err = parser.ParseFile(token.NewFileSet(), path, nil, 0)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range s.files {
		ast.Inspect(file, s.constant)
	}
	codes := map[string]string{}
	note := func(path string, function *ast.FuncDecl, value ast.Expr) {
		if name, ok := value.(*ast.Ident); ok && function != nil {
			if i := argument(function.Type.Params, name.Name); i >= 0 {
				s.givers[function.Name.Name] = i
				return
			}
		}
		if code := s.text(value); code != "" {
			codes[code] = path
		} else if lastName(value) != "Code" { // else it is that of a sum, or of a warning that a finding is made of
			for code := range literalsOf(s.files[path]) { // a table of codes, gone through in a loop
				codes[code] = path
			}
		}
	}
	for before := -1; before < len(s.givers); { // a code can be handed on
		before = len(s.givers)
		for path, file := range s.files {
			for _, d := range file.Decls {
				function, _ := d.(*ast.FuncDecl)
				ast.Inspect(d, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.CompositeLit:
						if value := codeIn(n); value != nil {
							note(path, function, value)
						}
					case *ast.AssignStmt: // w.Code = …
						if field, ok := n.Lhs[0].(*ast.SelectorExpr); ok && field.Sel.Name == "Code" && len(n.Lhs) == 1 {
							note(path, function, n.Rhs[0])
						}
					case *ast.ReturnStmt: // of a function with a code among its results
						if function != nil && function.Type.Results != nil {
							if i := argument(function.Type.Results, "code"); i >= 0 && i < len(n.Results) {
								note(path, nil, n.Results[i])
							}
						}
					case *ast.CallExpr:
						if i, ok := s.givers[lastName(n.Fun)]; ok && i < len(n.Args) {
							note(path, function, n.Args[i])
						}
					}
					return true
				})
			}
		}
	}
	return codes
}

// constant notes the texts that constants, and variables of functions, have.
func (s *codeSource) constant(n ast.Node) bool {
	add := func(name *ast.Ident, value ast.Expr) {
		if l, ok := value.(*ast.BasicLit); ok && codeText.MatchString(l.Value) {
			s.constants[name.Name], _ = strconv.Unquote(l.Value)
		}
	}
	if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Names) == len(spec.Values) {
		for i, name := range spec.Names {
			add(name, spec.Values[i])
		}
	}
	return true
}

// codeText is a code as it stands in a source.
var codeText = regexp.MustCompile(`^"[a-z]+(?:-[a-z]+)*"$`)

// text returns the code that an expression is, "" for one that is told elsewhere.
func (s *codeSource) text(value ast.Expr) string {
	if l, ok := value.(*ast.BasicLit); ok && codeText.MatchString(l.Value) {
		text, _ := strconv.Unquote(l.Value)
		return text
	}
	if field, ok := value.(*ast.SelectorExpr); ok && !field.Sel.IsExported() {
		return "" // of a value, and no constant of another package
	}
	return s.constants[lastName(value)]
}

// codeIn returns the code that a finding or a warning is made with, nil of anything else.
func codeIn(made *ast.CompositeLit) ast.Expr {
	if name := lastName(made.Type); name != "Finding" && name != "Warning" && made.Type != nil {
		return nil
	}
	for _, element := range made.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok && lastName(pair.Key) == "Code" {
			return pair.Value
		}
	}
	return nil
}

func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// literalsOf returns the texts of a file that look like codes of several words.
func literalsOf(file *ast.File) map[string]bool {
	list := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && codeText.MatchString(l.Value) && strings.Contains(l.Value, "-") {
			text, _ := strconv.Unquote(l.Value)
			list[text] = true
		}
		return true
	})
	return list
}

// argument returns which of the arguments or the results of a function has a name, -1 if none has.
func argument(of *ast.FieldList, name string) int {
	i := 0
	for _, field := range of.List {
		for _, n := range field.Names {
			if n.Name == name {
				return i
			}
			i++
		}
	}
	return -1
}
