// cross-file: the module of main.go and its package render.
module example.com/site

go 1.23
