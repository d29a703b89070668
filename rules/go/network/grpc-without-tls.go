package client

import (
	"context"
	"crypto/tls"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

func Dial(address string) (*grpc.ClientConn, error) {
	// ruleid: grpc-without-tls
	return grpc.Dial(address, grpc.WithInsecure())
}

func New(address string) (*grpc.ClientConn, error) {
	// ruleid: grpc-without-tls
	return grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func Options() []grpc.DialOption {
	return []grpc.DialOption{
		// ruleid: grpc-without-tls
		grpc.WithTransportCredentials(insecure.NewCredentials()),
	}
}

func Secure(address string) (*grpc.ClientConn, error) {
	// ok: grpc-without-tls
	return grpc.NewClient(address, grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{})))
}

func Sidecar() (*grpc.ClientConn, error) {
	// ok: grpc-without-tls
	return grpc.NewClient("localhost:9000", grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func Context(ctx context.Context, address string, options ...grpc.DialOption) (*grpc.ClientConn, error) {
	// ok: grpc-without-tls
	return grpc.DialContext(ctx, address, options...)
}
