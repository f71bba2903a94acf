package sites

import (
	"fmt"
	"net/url"
	"nianbao/normalize/gazetteer"
	"strings"

	"go.yaml.in/yaml/v3"
)

// check looks for what the types of the file do not exclude. Every fault is named with its place, which
// placeOf returns for a path of keys and indices.
func (s *Sources) check(placeOf func(path ...any) string) (faults []error) {
	fault := func(format string, args ...any) func(path ...any) {
		return func(path ...any) {
			faults = append(faults, fmt.Errorf("%s: %s", placeOf(path...), fmt.Sprintf(format, args...)))
		}
	}
	if strings.ContainsAny(s.Contact, "\r\n") {
		fault("contact is more than one line")("contact")
	}
	if len(s.Sites) == 0 {
		fault("sites names no site")("sites")
	}
	named := map[string]bool{}
	for i := range s.Sites {
		site := &s.Sites[i]
		switch {
		case site.Name == "":
			fault("the site has no name")("sites", i)
		case named[site.Name]:
			fault("the name %q is there twice", site.Name)("sites", i, "name")
		}
		named[site.Name] = true
		if len(site.Start) == 0 {
			fault("the site %q has no start page", site.Name)("sites", i, "start")
		}
		for j, start := range site.Start {
			if err := checkStart(start); err != nil {
				fault("%v", err)("sites", i, "start", j)
			}
		}
		for j, host := range site.Hosts {
			if host == "" || strings.ContainsAny(host, "/ :@") && !isHostPort(host) {
				fault("%q is no host name", host)("sites", i, "hosts", j)
			}
		}
		for key, err := range site.Access.check() {
			fault("%v", err)("sites", i, key)
		}
		if site.Region != "" && len(gazetteer.RegionsNamed(site.Region)) == 0 {
			fault("%q is no region, by code or by name", site.Region)("sites", i, "region")
		}
		for name, n := range map[string]int{"depth": site.Depth, "max_pages": site.MaxPages, "max_documents": site.MaxDocuments} {
			if n < 0 {
				fault("%s is less than 0", name)("sites", i, name)
			}
		}
	}
	return faults
}

func isHostPort(host string) bool {
	u, err := url.Parse("http://" + host)
	return err == nil && u.Host == host && u.Port() != "" && u.Hostname() != ""
}

func checkStart(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return err
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%q is no http or https address", address)
	case u.Host == "":
		return fmt.Errorf("%q names no host", address)
	case u.User != nil:
		return fmt.Errorf("%q holds a user name", u.Redacted())
	}
	return nil
}

// lineAt returns the line of the node at a path of keys and indices, or of the
// last node on the way that is there.
func lineAt(node *yaml.Node, path ...any) int {
	if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
		node = node.Content[0]
	}
	line := node.Line
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case int:
			if node.Kind == yaml.SequenceNode && step < len(node.Content) {
				next = node.Content[step]
			}
		case string:
			for k := 0; node.Kind == yaml.MappingNode && k+1 < len(node.Content); k += 2 {
				if node.Content[k].Value == step {
					line, next = node.Content[k].Line, node.Content[k+1]
				}
			}
		}
		if next == nil {
			return line
		}
		if node = next; next.Line > 0 && next.Kind == yaml.ScalarNode {
			line = next.Line
		} else if _, isIndex := step.(int); isIndex {
			line = next.Line
		}
	}
	return line
}
