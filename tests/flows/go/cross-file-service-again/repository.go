// cross-file: the repository of main.go, and what it returns.
package main

import "errors"

type Article struct {
	Key   string
	Title string
}

type memoryRepository struct {
	prefix string
}

func (r *memoryRepository) Find(id string) (*Article, error) {
	if id == "" {
		return nil, errors.New("no id")
	}
	return &Article{Key: r.prefix + id, Title: source()}, nil
}
