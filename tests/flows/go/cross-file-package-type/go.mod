// cross-file: the module of main.go and its package cart.
module example.com/cartshop

go 1.23
