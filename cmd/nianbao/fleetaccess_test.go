package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nkeys"

	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/fleet/natsserver"
)

// guarded starts a server with a configuration for who may speak to it.
func guarded(t *testing.T, configuration string) (url string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "nats.conf")
	if err := os.WriteFile(file, []byte(configuration), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := natsserver.Start("127.0.0.1:0", filepath.Join(dir, "store"), []string{"-c", file, "-l", filepath.Join(dir, "log")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s.URL()
}

// written writes a file and returns its path.
func written(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// certificate makes a certificate of 127.0.0.1 that vouches for itself, and its key, as files.
func certificate(t *testing.T) (certificate, key string) {
	t.Helper()
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &secret.PublicKey, secret)
	if err != nil {
		t.Fatal(err)
	}
	secretDER, err := x509.MarshalPKCS8PrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, "cert.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})),
		written(t, "key.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secretDER}))
}

// issued makes an account of NATS with a user, as nsc does: the configuration of a server that knows it, and the credentials of the user, of
// one whose account the server does not know, and of one of an account for which it keeps nothing.
func issued(t *testing.T) (configuration, credentials, forged, idle string) {
	t.Helper()
	pair := func(make func() (nkeys.KeyPair, error)) (nkeys.KeyPair, string) {
		k, err := make()
		if err != nil {
			t.Fatal(err)
		}
		public, err := k.PublicKey()
		if err != nil {
			t.Fatal(err)
		}
		return k, public
	}
	sign := func(token string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	operator, operatorName := pair(nkeys.CreateOperator)
	operatorClaims := jwt.NewOperatorClaims(operatorName)
	system, systemName := pair(nkeys.CreateAccount)
	operatorClaims.SystemAccount = systemName
	account, accountName := pair(nkeys.CreateAccount)
	claims := jwt.NewAccountClaims(accountName)
	claims.Limits.JetStreamLimits = jwt.JetStreamLimits{MemoryStorage: jwt.NoLimit, DiskStorage: jwt.NoLimit}
	configuration = fmt.Sprintf("operator: %s\nsystem_account: %s\nresolver: MEMORY\nresolver_preload: {%s: %s, %s: %s}\n",
		sign(operatorClaims.Encode(operator)), systemName, systemName, sign(jwt.NewAccountClaims(systemName).Encode(operator)), accountName, sign(claims.Encode(operator)))
	userBy := func(signer nkeys.KeyPair) string {
		user, name := pair(nkeys.CreateUser)
		seed, err := user.Seed()
		if err != nil {
			t.Fatal(err)
		}
		file, err := jwt.FormatUserConfig(sign(jwt.NewUserClaims(name).Encode(signer)), seed)
		if err != nil {
			t.Fatal(err)
		}
		return written(t, "user.creds", file)
	}
	stranger, _ := pair(nkeys.CreateAccount)
	return configuration, userBy(account), userBy(stranger), userBy(system)
}

// Imports, crawls and workers speak to a server that lets not everybody speak, and are told when they may not.
func TestWhoMaySpeak(t *testing.T) {
	cert, key := certificate(t)
	otherCert, _ := certificate(t)
	configuration, credentials, forged, idle := issued(t)
	password := guarded(t, `authorization { users: [ {user: fleet, password: "right"} ] }`)
	byUser := func(who string) string { return strings.Replace(password, "nats://", "nats://"+who+"@", 1) }
	secure := strings.Replace(guarded(t, fmt.Sprintf("tls { cert_file: %q, key_file: %q }", cert, key)), "nats://", "tls://", 1)
	byCredentials := guarded(t, configuration)
	for _, c := range []struct {
		what    string
		right   []string
		wrong   [][]string
		refused []string // what is said of the wrong ones, in turn
	}{
		{"password", []string{byUser("fleet:right")}, [][]string{{byUser("fleet:wrong")}, {password}}, []string{"Authorization Violation", "Authorization Violation"}},
		{"TLS", []string{secure, "--nats-ca", cert}, [][]string{{secure}, {secure, "--nats-ca", otherCert}, {secure, "--nats-ca", key}, {secure, "--nats-ca", "missing.pem"}},
			[]string{"certificate", "certificate", "key.pem", "missing.pem"}},
		{"credentials", []string{byCredentials, "--nats-creds", credentials}, [][]string{{byCredentials, "--nats-creds", forged}, {byCredentials}, {byCredentials, "--nats-creds", "missing.creds"}, {byCredentials, "--nats-creds", idle}},
			[]string{"Authorization Violation", "Authorization Violation", "missing.creds", "nothing is kept for this user"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			folder := t.TempDir()
			sources := written(t, "sources.yaml", []byte("sites: [{name: test, start: [\"http://127.0.0.1:1/\"]}]\n"))
			for i, wrong := range c.wrong {
				for _, args := range [][]string{{"import", example}, {"crawl", sources, "--archive", filepath.Join(folder, "archive")}, {"work"}} {
					out, told, code := nianbao(t, "", append(append([]string{"--db", filepath.Join(folder, "wrong.db")}, args...), append([]string{"--nats"}, wrong...)...)...)
					if code != commandline.Failed || !strings.Contains(told, c.refused[i]) || strings.Contains(told, ":wrong@") || strings.Contains(told, "panic") || out != "" {
						t.Errorf("%s with %v: exit code %d, %q %q", args[0], wrong, code, out, told)
					}
				}
			}
			worker := program(append([]string{"work", "--text-workers", "1", "--ocr-workers", "0", "--nats"}, c.right...)...)
			if err := worker.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = worker.Process.Kill(); _ = worker.Wait() }() // it is not needed any more
			out := must(t, 0, append([]string{"--db", filepath.Join(folder, "right.db"), "import", "--ocr", "off", example, "--nats"}, c.right...)...)
			if !strings.HasPrefix(out, "added\t1\t") {
				t.Errorf("imported: %q", out)
			}
		})
	}
}
