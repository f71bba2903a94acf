package compare

import (
	"context"
	"errors"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

func TestPeers(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2023, "applications.received", "total", "50", annual.Read),
		storetest.CellTold("320803", 2023, "applications.received", "total", "500", annual.Read),
		storetest.CellTold("630203", 2023, "applications.received", "total", "48", annual.Read),
		storetest.CellTold("110101", 2023, "applications.received", "total", "53", annual.Read),
		storetest.CellTold("110102", 2023, "applications.received", "total", "50", annual.Flagged),
		storetest.CellTold("320800", 2023, "applications.received", "total", "50", annual.Read))
	ask := Comparison{Of: storetest.Quantity(t, "applications.received"), FromYear: 2023, ToYear: 2023}
	for _, tc := range []struct {
		region string
		kind   PeerKind
		want   []string
	}{
		{"洪泽区", NearestVolume, []string{"洪泽区 2023: 50 (50)", "平安区 2023: 48 (48)", "东城区 2023: 53 (53)"}},
		{"洪泽区", SameParent, []string{"洪泽区 2023: 50 (50)", "淮安区 2023: 500 (500)", "淮阴区 2023: ? (no-report)", "清江浦区 2023: ? (no-report)",
			"涟水县 2023: ? (no-report)", "盱眙县 2023: ? (no-report)", "金湖县 2023: ? (no-report)"}},
		{"淮安区", NearestVolume, []string{"淮安区 2023: 500 (500)"}}, // the nearest has a tenth of its applications
		{"淮安市", NearestVolume, []string{"淮安市 2023: 50 (50)"}},
		{"涟水县", NearestVolume, []string{"涟水县 2023: ? (no-report)"}},
	} {
		peers, err := Peers(context.Background(), s, tc.region, tc.kind, 2, ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range peers {
			got = append(got, describe(f))
		}
		storetest.ExpectLines(t, got, tc.want...)
	}
	if _, err := Peers(context.Background(), s, "洪泽区", "size", 2, ask); !errors.Is(err, ErrBadComparison) {
		t.Errorf("an unknown kind of peers: %v", err)
	}
}
