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
)

// A Notifier tells a person what needs one.
type Notifier struct {
	// Webhook is an address to which the summary is posted as JSON, with a member
	// "text" for chats.
	Webhook string
	// Command is run with the message on its standard input, "mail -s nianbao
	// ops@example.org" for one. It is split at spaces and no shell is asked.
	Command string
}

// notifyTimeout bounds each way of telling.
const notifyTimeout = time.Minute

// Notify tells of a summary in all ways that are set, if it needs a person. The
// error names those that failed.
func (n Notifier) Notify(ctx context.Context, s *Summary) error {
	if !s.NeedsPerson() {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), notifyTimeout)
	defer cancel()
	var errs []error
	if n.Webhook != "" {
		errs = append(errs, n.post(ctx, s))
	}
	if n.Command != "" {
		errs = append(errs, n.execute(ctx, s))
	}
	return errors.Join(errs...)
}

func (n Notifier) post(ctx context.Context, s *Summary) error {
	body, err := json.Marshal(struct {
		Text    string   `json:"text"`
		Summary *Summary `json:"summary"`
	}{s.Message(), s})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, n.Webhook, bytes.NewReader(body))
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

func (n Notifier) execute(ctx context.Context, s *Summary) error {
	words := strings.Fields(n.Command)
	if len(words) == 0 {
		return nil
	}
	command := exec.CommandContext(ctx, words[0], words[1:]...)
	command.Stdin = strings.NewReader(s.Message())
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %.500s", words[0], err, said)
	}
	return nil
}
