package programs

import (
	"errors"
	"fmt"
	"sync"
)

// Parallel works on jobs two at a time and returns all their errors, each with the
// name of its job.
func Parallel[T any](jobs []T, name func(T) string, do func(T) error) error {
	todo := make(chan T)
	var errs [2][]error
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() {
			for j := range todo {
				if err := do(j); err != nil {
					errs[i] = append(errs[i], fmt.Errorf("%s: %w", name(j), err))
				}
			}
		})
	}
	for _, j := range jobs {
		todo <- j
	}
	close(todo)
	group.Wait()
	return errors.Join(append(errs[0], errs[1]...)...)
}
