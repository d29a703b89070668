package deploy

import (
	"net"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func Client(user string, auth ssh.AuthMethod) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		Auth: []ssh.AuthMethod{auth},
		// ruleid: ssh-host-key-ignored
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func Trusting(user string) *ssh.ClientConfig {
	// ruleid: ssh-host-key-ignored
	return &ssh.ClientConfig{
		User: user,
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error {
			return nil
		},
	}
}

func Relax(config *ssh.ClientConfig) {
	// ruleid: ssh-host-key-ignored
	config.HostKeyCallback = ssh.InsecureIgnoreHostKey()
}

func Known(user string) (*ssh.ClientConfig, error) {
	check, err := knownhosts.New("/etc/shop/known_hosts")
	// ok: ssh-host-key-ignored
	return &ssh.ClientConfig{User: user, HostKeyCallback: check}, err
}

func Fixed(user string, key ssh.PublicKey) *ssh.ClientConfig {
	// ok: ssh-host-key-ignored
	return &ssh.ClientConfig{User: user, HostKeyCallback: ssh.FixedHostKey(key)}
}

func Reject(config *ssh.ClientConfig, refused error) {
	// ok: ssh-host-key-ignored
	config.HostKeyCallback = func(hostname string, remote net.Addr, key ssh.PublicKey) error { return refused }
}
