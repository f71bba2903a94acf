package programs

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// A Browser is a running Chromium that prints page after page; it is spoken to
// by the DevTools protocol over pipes.
type Browser struct {
	cmd     *exec.Cmd
	to      io.WriteCloser
	from    *bufio.Reader
	session string
	next    int
	dir     string
}

// OpenBrowser starts a browser with one empty tab.
func OpenBrowser() (*Browser, error) {
	dir, err := os.MkdirTemp("", "browser")
	if err != nil {
		return nil, err
	}
	toChild, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	from, fromChild, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	b := &Browser{to: to, from: bufio.NewReaderSize(from, 1<<20), dir: dir}
	b.cmd = exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
		"--user-data-dir="+filepath.Join(dir, "profile"), "about:blank")
	b.cmd.ExtraFiles = []*os.File{toChild, fromChild}
	b.cmd.Env = append(os.Environ(), "TZ=UTC")
	if err := b.cmd.Start(); err != nil {
		return nil, fmt.Errorf("chromium: %w", err)
	}
	toChild.Close()
	fromChild.Close()
	target := struct{ TargetID string }{}
	if err := b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return nil, err
	}
	session := struct{ SessionID string }{}
	if err := b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session); err != nil {
		return nil, err
	}
	b.session = session.SessionID
	return b, b.call("Page.enable", nil, nil)
}

// A message is what the protocol exchanges.
type message struct {
	ID        int             `json:"id,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    map[string]any  `json:"params,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// call sends a command and waits for its answer.
func (b *Browser) call(method string, params map[string]any, result any) error {
	b.next++
	out, err := json.Marshal(message{ID: b.next, Method: method, Params: params, SessionID: b.session})
	if err != nil {
		return err
	}
	if _, err := b.to.Write(append(out, 0)); err != nil {
		return fmt.Errorf("chromium: %w", err)
	}
	for {
		m, err := b.read()
		switch {
		case err != nil:
			return err
		case m.ID != b.next: // an event
		case m.Error != nil:
			return fmt.Errorf("chromium: %s: %s", method, m.Error.Message)
		case result == nil:
			return nil
		default:
			return json.Unmarshal(m.Result, result)
		}
	}
}

func (b *Browser) read() (message, error) {
	in, err := b.from.ReadBytes(0)
	if err != nil {
		return message{}, fmt.Errorf("chromium: %w", err)
	}
	var m message
	return m, json.Unmarshal(bytes.TrimSuffix(in, []byte{0}), &m)
}

// Print prints a web page to a PDF.
func (b *Browser) Print(page, out string) error {
	in := filepath.Join(b.dir, "report.html")
	if err := os.WriteFile(in, []byte(page), 0o644); err != nil {
		return err
	}
	if err := b.call("Page.navigate", map[string]any{"url": "file://" + in}, nil); err != nil {
		return err
	}
	for {
		m, err := b.read()
		if err != nil {
			return err
		}
		if m.Method == "Page.loadEventFired" {
			break
		}
	}
	pdf := struct{ Data string }{}
	if err := b.call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": false}, &pdf); err != nil {
		return err
	}
	data, err := base64.StdEncoding.DecodeString(pdf.Data)
	if err != nil {
		return err
	}
	return os.WriteFile(out, data, 0o644)
}

// Close ends the browser.
func (b *Browser) Close() error {
	defer os.RemoveAll(b.dir)
	b.session = ""
	if err := b.call("Browser.close", nil, nil); err != nil {
		return err
	}
	return b.cmd.Wait()
}
