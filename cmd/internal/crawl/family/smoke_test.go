package family

import "testing"

func TestLoads(t *testing.T) { t.Log(BuiltIn().IDs()) }
