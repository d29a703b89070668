// cross-file: the module of main.go and its package server.
module example.com/app

go 1.23
