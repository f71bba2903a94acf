package outcome

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"time"

	"nianbao/store/crawldb"
)

// A Notifier tells a person what needs one, by the ways that are set.
type Notifier struct {
	// Webhook is an address to which the summary is posted as JSON, with a member
	// "text" for chats.
	Webhook string
	// Command is a line of the shell that is run with the message on its standard input:
	// "mail -s 'nianbao: crawl' ops@example.org" for one.
	Command string
}

// notifyTimeout bounds each attempt at a message.
const notifyTimeout = time.Minute

// Messages returns the messages that tell of a summary, one for each way, none if nothing is new that needs a person.
func (n Notifier) Messages(s *Summary) ([]crawldb.Message, error) {
	if !s.HasNews() {
		return nil, nil
	}
	var list []crawldb.Message
	if n.Webhook != "" {
		body, err := json.Marshal(struct {
			Text    string   `json:"text"`
			Summary *Summary `json:"summary"`
		}{s.Message(), s.inBoth()})
		if err != nil {
			return nil, err
		}
		list = append(list, crawldb.Message{Run: s.Run, Channel: crawldb.ByWebhook, Body: string(body)})
	}
	if n.Command != "" {
		list = append(list, crawldb.Message{Run: s.Run, Channel: crawldb.ByCommand, Body: s.Message()})
	}
	return list, nil
}

// TellAtOnce makes one attempt at each message of a summary. It is for when there is no database to
// keep them.
func (n Notifier) TellAtOnce(ctx context.Context, s *Summary) error {
	messages, err := n.Messages(s)
	for _, m := range messages {
		err = errors.Join(err, n.send(ctx, m))
	}
	return err
}

// send makes one attempt at a message.
func (n Notifier) send(ctx context.Context, m crawldb.Message) error {
	ctx, cancel := context.WithTimeout(ctx, notifyTimeout)
	defer cancel()
	if m.Channel == crawldb.ByWebhook {
		return n.post(ctx, m.Body)
	}
	return n.execute(ctx, m.Body)
}

// has reports whether a way is set.
func (n Notifier) has(by crawldb.Channel) bool {
	return by == crawldb.ByWebhook && n.Webhook != "" || by == crawldb.ByCommand && n.Command != ""
}

func (n Notifier) post(ctx context.Context, body string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, n.Webhook, strings.NewReader(body))
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<16)) // what it says is of no matter
	if response.StatusCode >= 300 {
		return fmt.Errorf("webhook: the server answers %s", response.Status)
	}
	return nil
}

// execute runs the command by the shell, whose quoting people know.
func (n Notifier) execute(ctx context.Context, text string) error {
	command := exec.CommandContext(ctx, "sh", "-c", n.Command)
	command.Stdin = strings.NewReader(text)
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	command.WaitDelay = time.Second // what it leaves behind may hold its output open
	err := command.Run()
	if words := strings.TrimSpace(said.String()); err != nil && words != "" {
		err = fmt.Errorf("%w: %.500s", err, words)
	}
	if err != nil {
		return fmt.Errorf("command: %w", err)
	}
	return nil
}
